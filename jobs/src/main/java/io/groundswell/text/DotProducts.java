package io.groundswell.text;

import java.util.Arrays;

/**
 * Dot products of many vectors with many, at the speed of the machine's vector instructions.
 *
 * <p>A plain dot product is one long sum, which Java may not reorder and so cannot vectorise. Here
 * the targets lie dimension by dimension in blocks that fit the cache, and the sums of a whole
 * block grow side by side. Each sum has a fixed order: the same bits on every machine.
 */
final class DotProducts {
  private static final int BLOCK = 128;

  private final float[][] blocks;
  private final int targets;

  DotProducts(float[][] vectors) {
    targets = vectors.length;
    blocks = new float[(targets + BLOCK - 1) / BLOCK][];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = transposed(vectors, b * BLOCK, Math.min(targets, (b + 1) * BLOCK));
    }
  }

  /** Row by row the products of the vectors from (inside) to (outside) with every target. */
  float[][] with(float[][] vectors, int from, int to) {
    float[][] products = new float[to - from][targets];
    float[] sums = new float[BLOCK];
    for (int b = 0; b < blocks.length; b++) {
      int start = b * BLOCK;
      int length = Math.min(BLOCK, targets - start);
      for (int row = from; row < to; row++) {
        multiply(vectors[row], blocks[b], sums);
        System.arraycopy(sums, 0, products[row - from], start, length);
      }
    }
    return products;
  }

  private static void multiply(float[] vector, float[] block, float[] sums) {
    Arrays.fill(sums, 0);
    int d = 0;
    for (; d + 3 < vector.length; d += 4) {
      addFour(vector[d], vector[d + 1], vector[d + 2], vector[d + 3], block, d * BLOCK, sums);
    }
    for (; d < vector.length; d++) {
      addFour(vector[d], 0, 0, 0, block, d * BLOCK, sums);
    }
  }

  /** Four dimensions at once: the sums are then read and written a quarter as often. */
  private static void addFour(
      float a, float b, float c, float d, float[] block, int at, float[] sums) {
    for (int j = 0; j < BLOCK; j++) {
      sums[j] +=
          a * block[at + j]
              + b * block[at + BLOCK + j]
              + c * block[at + 2 * BLOCK + j]
              + d * block[at + 3 * BLOCK + j];
    }
  }

  /**
   * Padded by the three dimensions that an odd end reads beyond, and by targets to a full block.
   */
  private static float[] transposed(float[][] vectors, int from, int to) {
    int dimensions = vectors[from].length;
    float[] block = new float[(dimensions + 3) * BLOCK];
    for (int row = from; row < to; row++) {
      for (int d = 0; d < dimensions; d++) {
        block[d * BLOCK + row - from] = vectors[row][d];
      }
    }
    return block;
  }
}
