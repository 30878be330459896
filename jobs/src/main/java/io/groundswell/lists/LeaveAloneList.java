package io.groundswell.lists;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;

/**
 * The accounts that buy by themselves and are not to be called: one row per account and day,
 * likeliest to want first. It names no person, since nobody is to be turned to.
 */
public final class LeaveAloneList implements CustomerList {
  @Override
  public String name() {
    return "leave_alone";
  }

  @Override
  public String title() {
    return "Who buys alone: do not call";
  }

  @Override
  public Table source() {
    return ASSIST_CANDIDATES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ASSIST_CANDIDATES, ACCOUNTS);
  }

  @Override
  public StructType shape() {
    return StructType.fromDDL(
        "rank INT, account_name STRING, wants DOUBLE, cannot_alone DOUBLE, reasons STRING,"
            + " account_id STRING");
  }

  @Override
  public String key() {
    return "account_id";
  }

  @Override
  public Dataset<Row> candidates(Dataset<Row> source) {
    var isHere = col("held_back_by").equalTo("leave_alone");
    var likeliest =
        Window.partitionBy(col("known_on"), isHere).orderBy(col("wants").desc(), col("account_id"));
    var elsewhere =
        when(col("rank").isNotNull(), "on_the_assist_list").otherwise(col("held_back_by"));
    return source
        .withColumn("_place", when(isHere, row_number().over(likeliest)))
        .withColumn("held_back_by", when(isHere, lit(null)).otherwise(elsewhere))
        .withColumn("rank", col("_place"))
        .drop("_place");
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return Named.accounts(candidates(in.news(ASSIST_CANDIDATES)), in, run)
        .where(col("rank").isNotNull())
        .select(
            col("known_on"),
            col("rank"),
            col("account_name"),
            round(col("wants"), 2).as("wants"),
            round(col("cannot_alone"), 2).as("cannot_alone"),
            array_join(col("reasons"), "; ").as("reasons"),
            col("account_id"));
  }
}
