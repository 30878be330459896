package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ASSISTANCE_EFFECTS;
import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static io.groundswell.Tables.SUCCESS_QUEUE;
import static io.groundswell.Tables.TOUCHES;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.learn.Effect;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What turning to accounts does for them: one row per program and way of finding out, on the first
 * of each month, over the programs of the last year whose days have passed.
 *
 * <p>{@code hold_back} compares everybody whom a program was for with those whom chance left alone,
 * whether or not anybody got round to them. {@code observational} compares those whom somebody
 * turned to within {@value Assisted#TURNED_TO_DAYS} days with the others, by what was known on the
 * first day; what people saw and did not write down it cannot know.
 */
public final class AssistanceEffects implements Job {
  /** Fewer on either side say nothing. */
  static final int LEAST = 30;

  private static final StructType COLUMNS =
      StructType.fromDDL(
          "known_on DATE, program STRING, basis STRING, outcome STRING, days INT, treated BIGINT,"
              + " others BIGINT, treated_share DOUBLE, others_share DOUBLE, effect DOUBLE,"
              + " effect_from DOUBLE, effect_to DOUBLE");
  private static final long SEED = 42;

  @Override
  public Table output() {
    return ASSISTANCE_EFFECTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ASSIST_CANDIDATES, SUCCESS_QUEUE, TOUCHES, ACCOUNT_FEATURES, ASSISTANCE_EFFECTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var rows = new ArrayList<Row>();
    for (var day : run.days()) {
      if (day.getDayOfMonth() == 1) {
        for (var program : Program.ALL) {
          var asOf = new Inputs(in.reader(), in.tables(), run.day(day));
          var assisted = Assisted.of(asOf, program, day);
          rows.add(heldBack(day, program, assisted));
          rows.add(observed(day, program, assisted.offered()));
        }
      }
    }
    return in.made(rows, COLUMNS);
  }

  private static Row heldBack(LocalDate day, Program program, Assisted all) {
    long[] offered = all.counts(row -> !all.isHeldBack(row));
    long[] held = all.counts(all::isHeldBack);
    var effect =
        Math.min(offered[1], held[1]) < LEAST
            ? null
            : Effect.ofHoldBack(offered[0], offered[1], held[0], held[1]);
    return row(day, program, "hold_back", offered, held, effect);
  }

  private static Row observed(LocalDate day, Program program, Assisted offered) {
    long[] touched = offered.counts(offered::isTouched);
    long[] others = offered.counts(row -> !offered.isTouched(row));
    var effect =
        Math.min(touched[1], others[1]) < LEAST
            ? null
            : Effect.observed(offered.examples(), offered.touched(), SEED);
    return row(day, program, "observational", touched, others, effect);
  }

  private static Row row(
      LocalDate day, Program program, String basis, long[] treated, long[] others, Effect effect) {
    return RowFactory.create(
        Date.valueOf(day),
        program.name(),
        basis,
        program.outcomeInWords(),
        program.days(),
        treated[1],
        others[1],
        share(treated),
        share(others),
        effect == null ? null : effect.estimate(),
        effect == null ? null : effect.low(),
        effect == null ? null : effect.high());
  }

  private static Double share(long... yesOfAll) {
    return yesOfAll[1] == 0 ? null : (double) yesOfAll[0] / yesOfAll[1];
  }
}
