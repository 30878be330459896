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
import io.groundswell.learn.Moved;
import java.sql.Date;
import java.time.DayOfWeek;
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
 * month, from the first on which there are {@value #LEAST_DAYS} days to look back at, and a Monday
 * on which a feature has moved much since the model in use was learnt. A model is published when it
 * foretells later days of accounts that it has not met better than chance and than how recently
 * they were there; its card is in {@code ops.models} either way.
 */
public final class ScoreCurves implements Training {
  private static final int LEAST_DAYS = 60;

  private static final int FEATURE = ModelRows.COLUMNS.fieldIndex("feature");
  private static final int OTHER_FEATURE = ModelRows.COLUMNS.fieldIndex("other_feature");
  private static final int BIN = ModelRows.COLUMNS.fieldIndex("bin");

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
    var days = run.days().stream().filter(day -> isScheduled(day) || isWatched(day)).toList();
    if (days.isEmpty()) {
      return days;
    }
    Date known = in.rows(ACCOUNT_FEATURES).agg(min("known_on")).head().getDate(0);
    return known == null
        ? List.of()
        : days.stream()
            .filter(day -> !known.toLocalDate().plusDays(LEAST_DAYS).isAfter(day))
            .toList();
  }

  private static boolean isScheduled(LocalDate day) {
    return day.getDayOfMonth() == 1;
  }

  private static boolean isWatched(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.MONDAY;
  }

  @Override
  public boolean isDue(LocalDate day, Optional<Row> newest) {
    return isScheduled(day) || newest.isPresent();
  }

  @Override
  public Trained train(Inputs in, LocalDate day) {
    var rows = new ArrayList<Row>();
    var cards = new ArrayList<Card>();
    var inUse = isScheduled(day) ? null : InUse.of(in);
    for (var goal : Goal.ALL) {
      var cases = cases(in, goal, day);
      var because =
          inUse == null ? Optional.of("schedule") : inUse.drift(cases).map(ScoreCurves::drift);
      if (because.isEmpty()) {
        continue;
      }
      var lesson = Lesson.of(cases, because.get());
      cards.add(lesson.card());
      lesson
          .model()
          .ifPresent(
              model ->
                  rows.addAll(rows(goal.name(), model, Crowd.of(cases.now(), cases.key(), model))));
    }
    return new Trained(rows, COLUMNS, cards);
  }

  private static String drift(Moved moved) {
    return "drift: %s, PSI %.2f".formatted(moved.feature(), moved.index());
  }

  private Cases cases(Inputs in, Goal goal, LocalDate day) {
    return goal.equals(Goal.ADVOCACY)
        ? new AskCases(in, day, business.coreFeatures().keySet())
        : new AccountCases(in, goal, day);
  }

  /** A model as rows of the table, without the day. */
  public static List<Row> rows(String score, GlassBox model) {
    return rows(score, model, Crowd.UNKNOWN);
  }

  private static List<Row> rows(String score, GlassBox model, Crowd crowd) {
    var rows = new ArrayList<Row>();
    for (var row : ModelRows.of(model)) {
      var cells = new Object[row.size() + 3];
      cells[0] = score;
      cells[1] = rows.size();
      for (int i = 0; i < row.size(); i++) {
        cells[i + 2] = row.get(i);
      }
      cells[row.size() + 2] = population(row, crowd);
      rows.add(RowFactory.create(cells));
    }
    return rows;
  }

  private static Long population(Row row, Crowd crowd) {
    boolean isCurve = row.get(FEATURE) != null && row.get(OTHER_FEATURE) == null;
    long[] counts = isCurve ? crowd.counts().get(row.getString(FEATURE)) : null;
    return counts == null ? null : counts[row.getInt(BIN)];
  }

  private static StructType columns() {
    var columns =
        new StructType().add("score", DataTypes.StringType).add("place", DataTypes.IntegerType);
    for (StructField field : ModelRows.COLUMNS.fields()) {
      columns = columns.add(field);
    }
    return columns.add("population", DataTypes.LongType);
  }
}
