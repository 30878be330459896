package io.groundswell.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a plainer method makes of the same rows: MLlib's logistic regression with a weight for each
 * bin of each feature, twenty bins of as many rows, kept small by a ridge.
 *
 * <p>A learner that does not beat it has learnt nothing that needs more.
 */
public record Challenger(SparkSession spark) {
  private static final int BINS = 20;
  private static final double RIDGE = 0.002;
  private static final StructType COLUMNS =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("weight", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

  /** Foretells the same fifths as {@link Backtest#folds} of a learner with this seed. */
  public Foretold folds(Examples examples, long seed) {
    return Backtest.folds(examples, this::learnt, seed);
  }

  /** What says how probable the label is of other rows. */
  public Function<Examples, double[]> learnt(Examples examples) {
    var features = Binning.of(examples, BINS);
    int width = features.stream().mapToInt(Feature::bins).sum();
    List<Row> rows = new ArrayList<>();
    int[][] places = places(features, examples);
    for (int row = 0; row < places.length; row++) {
      double[] ones = new double[places[row].length];
      Arrays.fill(ones, 1);
      rows.add(
          RowFactory.create(
              examples.labels()[row] ? 1.0 : 0.0,
              examples.weights()[row],
              Vectors.sparse(width, places[row], ones)));
    }
    var model =
        new LogisticRegression()
            .setWeightCol("weight")
            .setMaxIter(50)
            .setTol(1e-4)
            .setRegParam(RIDGE)
            .setStandardization(false)
            .fit(spark.createDataFrame(rows, COLUMNS).coalesce(1));
    Vector weights = model.coefficients();
    double intercept = model.intercept();
    return others ->
        Arrays.stream(places(features, others))
            .mapToDouble(at -> intercept + Arrays.stream(at).mapToDouble(weights::apply).sum())
            .map(Platt::probability)
            .toArray();
  }

  /** By row, where its ones are: one in the stretch of each feature. */
  private static int[][] places(List<Feature> features, Examples examples) {
    var rows = BinnedRows.of(features, examples);
    int[][] places = new int[examples.size()][features.size()];
    int begin = 0;
    for (int feature = 0; feature < features.size(); feature++) {
      for (int row = 0; row < places.length; row++) {
        places[row][feature] = begin + rows.bins()[feature][row];
      }
      begin += features.get(feature).bins();
    }
    return places;
  }
}
