package io.groundswell.learn;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of which is known, by feature, in which bin they are.
 *
 * @param bins by feature, then by row
 */
record BinnedRows(List<Feature> features, short[][] bins) {

  static BinnedRows of(List<Feature> features, Examples examples) {
    short[][] bins = new short[features.size()][];
    for (int i = 0; i < bins.length; i++) {
      bins[i] = features.get(i).bins(examples.attributes().get(i));
    }
    return new BinnedRows(features, bins);
  }

  int size() {
    return bins.length == 0 ? 0 : bins[0].length;
  }

  BinnedRows take(int... rows) {
    short[][] taken = new short[bins.length][rows.length];
    for (int i = 0; i < bins.length; i++) {
      for (int row = 0; row < rows.length; row++) {
        taken[i][row] = bins[i][rows[row]];
      }
    }
    return new BinnedRows(features, taken);
  }

  BinnedRows coarser(int most) {
    var coarse = new ArrayList<Feature>();
    short[][] of = new short[bins.length][size()];
    for (int i = 0; i < bins.length; i++) {
      var fine = features.get(i);
      var feature = Binning.coarser(fine, bins[i], most);
      coarse.add(feature);
      short[] places = new short[fine.bins()];
      for (int bin = 0; bin < places.length; bin++) {
        places[bin] = (short) Binning.coarse(fine, bin, feature);
      }
      for (int row = 0; row < of[i].length; row++) {
        of[i][row] = places[bins[i][row]];
      }
    }
    return new BinnedRows(coarse, of);
  }

  /** How much weight lies in each bin of a feature. */
  double[] mass(int feature, double[] weights) {
    double[] mass = new double[features.get(feature).bins()];
    for (int row = 0; row < weights.length; row++) {
      mass[bins[feature][row]] += weights[row];
    }
    return mass;
  }
}
