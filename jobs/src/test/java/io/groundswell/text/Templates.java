package io.groundswell.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Makes labelled texts: sentences written by hand, slots filled by {@link Slots}, and the ways in
 * which people write: shouting, without capitals, without a full stop, several things at once.
 */
record Templates(List<String> sentences, Slots slots) {
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)\\}");

  private static final List<String> MARKS =
      List.of(
          "> ", ">> ", "| ", "* ", "# ", "// ", "}} ", "?? ", "- ", ">", "\t", "  ", "~ ", "%% ");

  static Templates of(String file, Slots slots) {
    return new Templates(lines(file), slots);
  }

  /** The sentences for which the test holds. */
  Templates only(java.util.function.Predicate<String> chosen) {
    return new Templates(sentences.stream().filter(chosen).toList(), slots);
  }

  /** So many texts of each sentence. */
  List<Labelled> texts(int each, Random dice) {
    List<Labelled> texts = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (String sentence : sentences) {
        texts.add(styled(filled(sentence, dice), dice));
      }
    }
    return texts;
  }

  /** Sentences joined to longer messages, as people write them. */
  List<Labelled> messages(int count, Random dice) {
    List<Labelled> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Labelled message = pick(dice);
      for (int more = dice.nextInt(3); more >= 0; more--) {
        message = joined(message, dice.nextInt(4) == 0 ? "\n" : " ", pick(dice));
      }
      texts.add(styled(message, dice));
    }
    return texts;
  }

  private Labelled pick(Random dice) {
    return filled(sentences.get(dice.nextInt(sentences.size())), dice);
  }

  private static Labelled joined(Labelled one, String between, Labelled other) {
    int shift = one.text().length() + between.length();
    List<Span> spans = new ArrayList<>(one.spans());
    other
        .spans()
        .forEach(s -> spans.add(new Span(s.start() + shift, s.end() + shift, s.placeholder())));
    return new Labelled(one.template(), one.text() + between + other.text(), spans);
  }

  private Labelled filled(String sentence, Random dice) {
    var text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    var slot = SLOT.matcher(sentence);
    int start = 0;
    while (slot.find()) {
      text.append(sentence, start, slot.start());
      Slots.Filling filling = slots.fill(slot.group(1), dice);
      if (filling.placeholder() != null) {
        spans.add(
            new Span(
                text.length(), text.length() + filling.text().length(), filling.placeholder()));
      }
      text.append(filling.text());
      start = slot.end();
    }
    return new Labelled(sentence, text.append(sentence.substring(start)).toString(), spans);
  }

  private static Labelled styled(Labelled made, Random dice) {
    String text = made.text();
    int style = dice.nextInt(24);
    boolean keepsLength =
        text.toUpperCase(Locale.ROOT).length() == text.length()
            && text.toLowerCase(Locale.ROOT).length() == text.length();
    boolean hasSecret = made.spans().stream().anyMatch(s -> s.placeholder() == Placeholder.SECRET);
    if (style < 3 && keepsLength && !hasSecret) {
      text = text.toLowerCase(Locale.ROOT);
    } else if (style == 3 && keepsLength && !hasSecret) {
      text = text.toUpperCase(Locale.ROOT);
    } else if (style < 7
        && text.endsWith(".")
        && (made.spans().isEmpty()
            || made.spans().get(made.spans().size() - 1).end() < text.length())) {
      text = text.substring(0, text.length() - 1);
    }
    var same = new Labelled(made.template(), text, made.spans());
    return style >= 21 && text.contains("\n") ? quoted(same, Slots.pick(MARKS, dice)) : same;
  }

  /** Every line behind a mark, as mails quote and as comments and lists stand. */
  private static Labelled quoted(Labelled made, String mark) {
    List<Span> spans = new ArrayList<>();
    for (Span span : made.spans()) {
      spans.add(
          new Span(
              span.start() + mark.length() * linesBefore(made.text(), span.start()),
              span.end() + mark.length() * linesBefore(made.text(), span.end()),
              span.placeholder()));
    }
    return new Labelled(
        made.template(), mark + made.text().replace("\n", "\n" + mark), List.copyOf(spans));
  }

  private static int linesBefore(String text, int end) {
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  private static List<String> lines(String file) {
    try (var in = Templates.class.getResourceAsStream("/redaction/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# ") && !line.isBlank())
          .map(line -> line.replace("\\n", "\n"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
