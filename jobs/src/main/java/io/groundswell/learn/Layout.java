package io.groundswell.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How bins become the columns that trees are grown on: of numbers one column with the number of the
 * bin, of words a column per level that was seen, which is 1 where a row has it.
 *
 * <p>A tree thus asks nothing of a row but in which bins it is, and what it says can be written as
 * a table over bins.
 */
final class Layout {

  /** A column; the level is -1 of numbers. */
  private record Place(int feature, int level) {}

  private final BinnedRows rows;
  private final List<Place> places = new ArrayList<>();

  Layout(BinnedRows rows) {
    this.rows = rows;
    for (int f = 0; f < rows.features().size(); f++) {
      var feature = rows.features().get(f);
      if (feature.isNumber()) {
        places.add(new Place(f, -1));
        continue;
      }
      boolean[] seen = new boolean[feature.bins()];
      for (short bin : rows.bins()[f]) {
        seen[bin] = true;
      }
      for (int bin = 0; bin < seen.length; bin++) {
        if (seen[bin]) {
          places.add(new Place(f, bin));
        }
      }
    }
  }

  int columns() {
    return places.size();
  }

  int feature(int column) {
    return places.get(column).feature();
  }

  /** What stands in a column for a row whose feature is in a bin. */
  float value(int column, int bin) {
    var place = places.get(column);
    if (place.level() >= 0) {
      return bin == place.level() ? 1 : 0;
    }
    return bin == rows.features().get(place.feature()).missing() ? Float.NaN : bin;
  }

  /** Row after row, column after column. */
  float[] dense(int... chosen) {
    float[] values = new float[Math.multiplyExact(chosen.length, columns())];
    for (int column = 0; column < columns(); column++) {
      short[] bins = rows.bins()[feature(column)];
      float[] ofBin = new float[rows.features().get(feature(column)).bins()];
      for (int bin = 0; bin < ofBin.length; bin++) {
        ofBin[bin] = value(column, bin);
      }
      for (int i = 0; i < chosen.length; i++) {
        values[i * columns() + column] = ofBin[bins[chosen[i]]];
      }
    }
    return values;
  }

  /** The signs of features that may only rise (1) or fall (-1), as XGBoost wants them. */
  String monotone(TreeMap<String, Integer> signs) {
    return places.stream()
        .map(place -> signs.getOrDefault(rows.features().get(place.feature()).name(), 0))
        .map(String::valueOf)
        .collect(Collectors.joining(",", "(", ")"));
  }

  /** The columns that may stand in one tree together: those of a feature, and those of a pair. */
  String together(List<int[]> pairs) {
    var sets = new ArrayList<String>();
    for (int f = 0; f < rows.features().size(); f++) {
      sets.add(columnsOf(f, f));
    }
    for (int[] pair : pairs) {
      sets.add(columnsOf(pair[0], pair[1]));
    }
    return sets.stream()
        .filter(set -> !set.equals("[]"))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String columnsOf(int one, int other) {
    var found = new ArrayList<String>();
    for (int column = 0; column < columns(); column++) {
      if (feature(column) == one || feature(column) == other) {
        found.add(String.valueOf(column));
      }
    }
    return found.stream().collect(Collectors.joining(",", "[", "]"));
  }
}
