package io.groundswell.text;

import io.groundswell.lakehouse.Failed;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a {@link Tagger} lies in a file: its steps and senses as they are, its weights as bytes. */
final class TaggerFile {
  private static final String MODEL = "/text/names/tagger.bin.gz";
  private static final int LABELS = Tagger.LABELS;

  /** A weight is so many of these, up or down. */
  private static final int MOST = 127;

  private TaggerFile() {}

  /** The one that comes with the program; read at the first call. */
  static Tagger shared() {
    return Loaded.TAGGER;
  }

  static void write(Tagger tagger, OutputStream out) throws IOException {
    try (var file = new DataOutputStream(new GZIPOutputStream(out))) {
      for (float[] row : tagger.steps()) {
        write(row, file);
      }
      write(tagger.senses(), file);
      float largest = 0;
      for (float weight : tagger.weights()) {
        largest = Math.max(largest, Math.abs(weight));
      }
      file.writeFloat(largest);
      for (float weight : tagger.weights()) {
        file.writeByte(Math.round(weight / largest * MOST));
      }
    }
  }

  static Tagger read(InputStream in, Gazetteer gazetteer) throws IOException {
    try (var file = new DataInputStream(new GZIPInputStream(in, 1 << 16))) {
      float[][] steps = new float[LABELS][];
      for (int i = 0; i < LABELS; i++) {
        steps[i] = floats(file, LABELS);
      }
      float[] senses = floats(file, LABELS * Embedder.DIMENSIONS);
      float largest = file.readFloat();
      byte[] bytes = new byte[Traits.BUCKETS * LABELS];
      file.readFully(bytes);
      float[] weights = new float[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        weights[i] = bytes[i] * largest / MOST;
      }
      return new Tagger(gazetteer, weights, steps, senses);
    }
  }

  private static void write(float[] floats, DataOutputStream file) throws IOException {
    for (float number : floats) {
      file.writeFloat(number);
    }
  }

  private static float[] floats(DataInputStream file, int count) throws IOException {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = file.readFloat();
    }
    return floats;
  }

  /** Loads when first touched, once, whichever thread comes first. */
  private static final class Loaded {
    static final Tagger TAGGER = load();

    private static Tagger load() {
      try (var in = TaggerFile.class.getResourceAsStream(MODEL)) {
        if (in == null) {
          throw new IOException(MODEL + " is on no jar of the classpath");
        }
        return read(in, Gazetteer.shared());
      } catch (IOException e) {
        throw new Failed(
            "The model of names could not be read: " + e.getMessage() + ". Build again.", e);
      }
    }
  }
}
