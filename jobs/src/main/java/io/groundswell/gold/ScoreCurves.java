package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.INVOICES;
import static io.groundswell.Tables.SCORE_CURVES;
import static io.groundswell.Tables.TOUCHES;
import static org.apache.spark.sql.functions.min;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.Training;
import io.groundswell.learn.GlassBox;
import io.groundswell.learn.ModelRows;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What the scores have learnt, for anybody to read: the points of every step of every feature.
 *
 * <p>One row per score, part of it and step, on the days on which it was learnt: the first of a
 * month, from the first on which there are {@value #LEAST_DAYS} days to look back at. A model is
 * published when it foretells later days of accounts that it has not met better than chance and
 * than how recently they were there; its card is in {@code ops.models} either way.
 */
public final class ScoreCurves implements Training {
  private static final int LEAST_DAYS = 60;

  public static final StructType COLUMNS = columns();

  private final Business business;

  public ScoreCurves(Business business) {
    this.business = business;
  }

  @Override
  public Table output() {
    return SCORE_CURVES;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(
            AdvocacyFeatures.INPUTS.stream(), Stream.of(INVOICES, TOUCHES, SCORE_CURVES))
        .toList();
  }

  @Override
  public List<LocalDate> candidates(Inputs in, Run run) {
    var firsts = run.days().stream().filter(day -> day.getDayOfMonth() == 1).toList();
    if (firsts.isEmpty()) {
      return firsts;
    }
    Date known = in.rows(ACCOUNT_FEATURES).agg(min("known_on")).head().getDate(0);
    return known == null
        ? List.of()
        : firsts.stream()
            .filter(day -> !known.toLocalDate().plusDays(LEAST_DAYS).isAfter(day))
            .toList();
  }

  @Override
  public boolean isDue(LocalDate day, Optional<Row> newest) {
    return true;
  }

  @Override
  public Trained train(Inputs in, LocalDate day) {
    var rows = new ArrayList<Row>();
    var cards = new ArrayList<Card>();
    for (var goal : Goal.ALL) {
      var lesson = Lesson.of(cases(in, goal, day));
      cards.add(lesson.card());
      lesson.model().ifPresent(model -> rows.addAll(rows(goal.name(), model)));
    }
    return new Trained(rows, COLUMNS, cards);
  }

  private Cases cases(Inputs in, Goal goal, LocalDate day) {
    return goal.equals(Goal.ADVOCACY)
        ? new AskCases(in, day, business.coreFeatures().keySet())
        : new AccountCases(in, goal, day);
  }

  /** A model as rows of the table, without the day. */
  public static List<Row> rows(String score, GlassBox model) {
    var rows = new ArrayList<Row>();
    for (var row : ModelRows.of(model)) {
      var cells = new Object[row.size() + 2];
      cells[0] = score;
      cells[1] = rows.size();
      for (int i = 0; i < row.size(); i++) {
        cells[i + 2] = row.get(i);
      }
      rows.add(RowFactory.create(cells));
    }
    return rows;
  }

  private static StructType columns() {
    var columns =
        new StructType().add("score", DataTypes.StringType).add("place", DataTypes.IntegerType);
    for (StructField field : ModelRows.COLUMNS.fields()) {
      columns = columns.add(field);
    }
    return columns;
  }
}
