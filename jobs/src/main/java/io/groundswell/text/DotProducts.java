package io.groundswell.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.groundswell.lakehouse.Failed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Dot products of many vectors with many, by the runtime of the sentence model: what it multiplies
 * matrices with is ten times as fast as loops in Java, and needs no compiler to warm up.
 *
 * <p>Two vectors have the same product, to the bit, wherever they stand among the others. A machine
 * with other vector instructions may differ in the last digits, as sentence vectors do.
 */
final class DotProducts {
  /**
   * So many targets fit the cache; fewer are padded, since the order of a sum goes by their number.
   */
  private static final int BLOCK = 512;

  private static final int LEAST_ROWS = 16;

  private final FloatBuffer[] blocks;
  private final int targets;
  private final int dimensions;

  DotProducts(float[][] vectors) {
    targets = vectors.length;
    dimensions = targets == 0 ? 0 : vectors[0].length;
    blocks = new FloatBuffer[(targets + BLOCK - 1) / BLOCK];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = rows(vectors, b * BLOCK, Math.min(targets, (b + 1) * BLOCK), BLOCK);
    }
  }

  /** Row by row the products of the vectors from (inside) to (outside) with every target. */
  float[][] with(float[][] vectors, int from, int to) {
    int count = (to - from + LEAST_ROWS - 1) / LEAST_ROWS * LEAST_ROWS;
    float[][] products = new float[to - from][targets];
    try (var askers = table(rows(vectors, from, to, count), count)) {
      for (int b = 0; b < blocks.length; b++) {
        int length = Math.min(BLOCK, targets - b * BLOCK);
        try (var block = table(blocks[b].duplicate(), BLOCK);
            var answer = Loaded.SESSION.run(Map.of("askers", askers, "targets", block))) {
          var numbers = ((OnnxTensor) answer.get(0)).getFloatBuffer();
          for (int row = 0; row < products.length; row++) {
            numbers.get(row * BLOCK, products[row], b * BLOCK, length);
          }
        }
      }
    } catch (OrtException e) {
      throw new Failed(
          "%d vectors could not be multiplied with %d: %s. Run it again, with more memory if that is what is short."
              .formatted(to - from, targets, e.getMessage()),
          e);
    }
    return products;
  }

  private OnnxTensor table(FloatBuffer rows, int count) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), rows, new long[] {count, dimensions});
  }

  private FloatBuffer rows(float[][] vectors, int from, int to, int count) {
    var rows =
        ByteBuffer.allocateDirect(count * dimensions * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    Arrays.stream(vectors, from, to).forEach(rows::put);
    return rows.rewind();
  }

  private static final class Loaded {
    private static final OrtSession SESSION = session();

    private static OrtSession session() {
      var product =
          Onnx.node("Gemm", List.of("askers", "targets"), "products", Onnx.integer("transB", 1));
      try (var options = new OrtSession.SessionOptions()) {
        // Who asks much asks from many threads.
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return OrtEnvironment.getEnvironment().createSession(Onnx.model(product), options);
      } catch (OrtException e) {
        throw new Failed("The ONNX runtime could not be loaded: " + e.getMessage(), e);
      }
    }
  }
}
