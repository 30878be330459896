package io.groundswell.bench;

import com.sun.management.OperatingSystemMXBean;
import io.groundswell.text.Embedder;
import io.groundswell.text.TopicTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How long topics of many texts take to fit, from their vectors on: the seconds on the clock, and
 * of the process.
 *
 * <p>{@code bench/fitting TEXTS...}. So many different texts are not at hand, so a vector lies
 * between those of two sentences of the simulator, nearer to the one, and a little beside the line.
 */
public final class Fitting {
  private static final double NEAR = 0.75;
  private static final double BESIDE = 0.01;
  private static final long SEED = 7;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Fitting() {}

  /** Fits topics of each number of texts, after a small fit that loads what is loaded once. */
  public static void main(String[] args) throws IOException {
    var sentences = Embedder.shared().vectors(Files.readAllLines(Path.of(args[0])));
    TopicTree.fit(blended(sentences, 1_000), SEED);
    for (int texts : Stream.of(args).skip(1).mapToInt(Integer::parseInt).toArray()) {
      float[][] vectors = blended(sentences, texts);
      long start = System.nanoTime();
      long before = PROCESS.getProcessCpuTime();
      var topics = TopicTree.fit(vectors, SEED);
      System.out.printf(
          "%,d texts: %d topics in %.1f s, %.1f s of processor%n",
          texts,
          topics.size(),
          (System.nanoTime() - start) / 1e9,
          (PROCESS.getProcessCpuTime() - before) / 1e9);
    }
  }

  private static float[][] blended(List<float[]> sentences, int count) {
    var random = new Random(SEED);
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = between(some(sentences, random), some(sentences, random), random);
    }
    return vectors;
  }

  private static float[] some(List<float[]> sentences, Random random) {
    return sentences.get(random.nextInt(sentences.size()));
  }

  /** Of length one. */
  private static float[] between(float[] near, float[] far, Random random) {
    double[] point = new double[near.length];
    for (int d = 0; d < point.length; d++) {
      point[d] = NEAR * near[d] + (1 - NEAR) * far[d] + BESIDE * random.nextGaussian();
    }
    double length = Math.sqrt(Arrays.stream(point).map(x -> x * x).sum());
    float[] vector = new float[point.length];
    for (int d = 0; d < point.length; d++) {
      vector[d] = (float) (point[d] / length);
    }
    return vector;
  }
}
