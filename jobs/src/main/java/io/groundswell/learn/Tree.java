package io.groundswell.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.lakehouse.Failed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree as XGBoost saves it, node by node; node 0 is the root.
 *
 * @param left the node for rows below the threshold; -1 of a leaf
 * @param right the node for all others
 * @param column what is asked
 * @param threshold what is compared; of a leaf, what the tree says
 * @param missingLeft whether rows without a value go left
 * @param gain how much a question has lowered the loss
 */
record Tree(
    int[] left,
    int[] right,
    int[] column,
    double[] threshold,
    boolean[] missingLeft,
    double[] gain) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Tree> read(byte[] model) {
    try {
      var trees = new ArrayList<Tree>();
      for (var tree :
          JSON.readTree(model)
              .path("learner")
              .path("gradient_booster")
              .path("model")
              .path("trees")) {
        trees.add(of(tree));
      }
      return trees;
    } catch (IOException e) {
      throw new Failed("XGBoost saved a model that is no JSON: " + e.getMessage(), e);
    }
  }

  private static Tree of(JsonNode tree) {
    int nodes = tree.path("left_children").size();
    var read =
        new Tree(
            new int[nodes],
            new int[nodes],
            new int[nodes],
            new double[nodes],
            new boolean[nodes],
            new double[nodes]);
    for (int i = 0; i < nodes; i++) {
      read.left[i] = tree.path("left_children").path(i).asInt();
      read.right[i] = tree.path("right_children").path(i).asInt();
      read.column[i] = tree.path("split_indices").path(i).asInt();
      // The nearest float is the number that XGBoost itself compares with, or adds.
      read.threshold[i] = (float) tree.path("split_conditions").path(i).asDouble();
      read.missingLeft[i] = tree.path("default_left").path(i).asInt() == 1;
      read.gain[i] = tree.path("loss_changes").path(i).asDouble();
    }
    return read;
  }

  boolean isLeaf(int node) {
    return left[node] < 0;
  }

  /** What the values of a row are by column. */
  interface Values {
    float of(int column);
  }

  /**
   * A way from the root to a leaf.
   *
   * @param nodes that are asked on the way
   * @param left by node, whether it is left to the left
   * @param says what the leaf says
   */
  record Path(List<Integer> nodes, List<Boolean> left, double says) {
    private Path to(int node, boolean isLeft) {
      var longer = new ArrayList<>(nodes);
      var turns = new ArrayList<>(left);
      longer.add(node);
      turns.add(isLeft);
      return new Path(longer, turns, says);
    }
  }

  /** Every way to a leaf: of any row exactly one holds. */
  List<Path> paths() {
    var paths = new ArrayList<Path>();
    walk(0, new Path(List.of(), List.of(), 0), paths);
    return paths;
  }

  private void walk(int node, Path before, List<Path> paths) {
    if (isLeaf(node)) {
      paths.add(new Path(before.nodes, before.left, threshold[node]));
    } else {
      walk(left[node], before.to(node, true), paths);
      walk(right[node], before.to(node, false), paths);
    }
  }

  /** Whether a row goes this way. */
  boolean holds(Path path, Values values) {
    for (int i = 0; i < path.nodes.size(); i++) {
      int node = path.nodes.get(i);
      float value = values.of(column[node]);
      boolean goesLeft = Float.isNaN(value) ? missingLeft[node] : value < threshold[node];
      if (goesLeft != path.left.get(i)) {
        return false;
      }
    }
    return true;
  }
}
