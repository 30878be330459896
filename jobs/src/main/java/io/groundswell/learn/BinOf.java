package io.groundswell.learn;

import static org.apache.spark.sql.functions.udf;

import java.util.Arrays;
import java.util.HashMap;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** The bin of a column's values, as a function of Spark. */
final class BinOf {
  private BinOf() {}

  static UserDefinedFunction number(Feature feature) {
    double[] cuts = feature.cuts();
    int missing = feature.missing();
    UDF1<Double, Integer> bin =
        number -> {
          if (number == null || number.isNaN()) {
            return missing;
          }
          int at = Arrays.binarySearch(cuts, number + 0.0);
          return at >= 0 ? at + 1 : -at - 1;
        };
    return udf(bin, DataTypes.IntegerType).withName("bin_of_number");
  }

  static UserDefinedFunction word(Feature feature) {
    var places = new HashMap<String, Integer>();
    for (String level : feature.levels()) {
      places.put(level, places.size());
    }
    int missing = feature.missing();
    int other = feature.other();
    UDF1<String, Integer> bin = word -> word == null ? missing : places.getOrDefault(word, other);
    return udf(bin, DataTypes.IntegerType).withName("bin_of_word");
  }
}
