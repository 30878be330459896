package io.groundswell.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Sentences in which what is personal stands as {KIND value}: the files say how. */
final class LabelledFile {
  private static final Pattern LABEL = Pattern.compile("\\{([A-Z]+) ([^{}]+)\\}");
  private static final Pattern BY_DICE = Pattern.compile("([#~&])\\*(\\d+)");
  private static final String SIGNS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private LabelledFile() {}

  static List<Labelled> of(String file) {
    var dice = new Random(9);
    try (var in = LabelledFile.class.getResourceAsStream("/redaction/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> labelled(line.replace("\\n", "\n"), dice))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Labelled labelled(String line, Random dice) {
    var text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    var label = LABEL.matcher(line);
    int start = 0;
    while (label.find()) {
      text.append(line, start, label.start());
      int from = text.length();
      text.append(thrown(label.group(2), dice));
      spans.add(new Span(from, text.length(), Placeholder.valueOf(label.group(1))));
      start = label.end();
    }
    return new Labelled(line, text.append(line.substring(start)).toString(), spans);
  }

  private static String thrown(String value, Random dice) {
    return BY_DICE
        .matcher(value)
        .replaceAll(
            part -> {
              int signs = part.group(1).equals("#") ? 10 : part.group(1).equals("~") ? 16 : 62;
              var thrown = new StringBuilder();
              for (int i = Integer.parseInt(part.group(2)); i > 0; i--) {
                thrown.append(SIGNS.charAt(dice.nextInt(signs)));
              }
              return thrown.toString();
            });
  }
}
