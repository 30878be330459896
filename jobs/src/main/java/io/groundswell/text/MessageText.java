package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person said in this message: without the messages quoted below it and without a signature.
 *
 * <p>Works line by line. A message of which nothing would be left is kept whole: better a signature
 * too many than a customer unheard.
 */
public final class MessageText {
  private static final int LINES_OF_AN_INTRODUCTION = 3;
  private static final int LINES_OF_A_SIGNATURE = 8;
  private static final int LENGTH_OF_A_SIGNATURE_LINE = 70;

  private static final Pattern INTRODUCES_QUOTE =
      Pattern.compile(
          "\\s{0,8}(?:On\\s.{5,300}\\swrote|Am\\s.{5,300}\\sschrieb.{0,120}|Le\\s.{5,300}\\sa écrit"
              + "|El\\s.{5,300}\\sescribió|Op\\s.{5,300}\\sschreef.{0,120}|Il\\s.{5,300}\\sha scritto)"
              + "\\s{0,3}:\\s{0,8}");
  private static final Pattern OPENS_QUOTE =
      Pattern.compile("\\s{0,8}(?:On|Am|Le|El|Op|Il)\\s.{5,300}");
  private static final Pattern STARTS_HISTORY =
      Pattern.compile(
          "\\s{0,8}-{2,20}\\s{0,3}(?:Original Message|Forwarded message|Ursprüngliche Nachricht"
              + "|Message d'origine|Reply message)\\s{0,3}-{2,20}\\s{0,8}"
              + "|\\s{0,8}##-\\s.{0,80}\\s-##.{0,80}",
          CASE_INSENSITIVE);
  private static final Pattern NAMES_SENDER =
      Pattern.compile("\\s{0,8}\\*?(?:From|Von|De):\\*?\\s.{1,300}");
  private static final Pattern NAMES_REST =
      Pattern.compile(
          "\\s{0,8}\\*?(?:Sent|To|Date|Subject|Gesendet|An|Envoyé|À|Enviado|Para|Cc):\\*?\\s.{0,300}");
  private static final Pattern QUOTED = Pattern.compile("\\s{0,8}>.*");

  private static final Pattern STARTS_SIGNATURE =
      Pattern.compile(
          "\\s{0,8}(?:--|—|__{2,60})\\s{0,8}|\\s{0,8}(?:Sent from my |Sent from (?:Yahoo|Outlook|Mail)|Sent via |Sent with "
              + "|Get Outlook for |Von meinem |Envoyé de mon ).{0,80}",
          CASE_INSENSITIVE);
  private static final Pattern TAKES_LEAVE =
      Pattern.compile(
          "\\s{0,8}(?:(?:(?:with|many|kind|best|warm|warmest|kindest)\\s){0,2}(?:regards|wishes|thanks)|best|cheers|sincerely"
              + "|(?:yours|respectfully)(?:\\s(?:sincerely|truly|faithfully))?|thank you(?:\\s(?:so|very) much)?|thanks(?:\\sagain|\\sin advance)?"
              + "|take care|rgds|kr|br|thx|mit freundlichen grüßen|viele grüße|cordialement|saludos)\\s{0,3}[,.!]{0,3}\\s{0,8}",
          CASE_INSENSITIVE);

  private MessageText() {}

  /** The words of this message alone; null has none. */
  public static String said(String message) {
    if (message == null) {
      return null;
    }
    List<String> lines = message.lines().collect(Collectors.toCollection(ArrayList::new));
    String said = joined(withoutSignature(withoutHistory(lines)));
    return said.isEmpty() ? message.strip() : said;
  }

  /**
   * Up to where history starts; quotes that are answered line by line only lose the quoted lines.
   */
  private static List<String> withoutHistory(List<String> lines) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int introduction = introductionLines(lines, i);
      boolean hasWords = kept.stream().anyMatch(line -> !line.isBlank());
      if (introduction > 0) {
        if (hasWords && !isQuotedNext(lines, i + introduction)) {
          break;
        }
        i += introduction - 1;
      } else if (hasWords && startsHistory(lines, i)) {
        break;
      } else if (!QUOTED.matcher(lines.get(i)).matches()) {
        kept.add(lines.get(i));
      }
    }
    return kept;
  }

  private static boolean startsHistory(List<String> lines, int at) {
    return STARTS_HISTORY.matcher(lines.get(at)).matches()
        || (NAMES_SENDER.matcher(lines.get(at)).matches()
            && at + 1 < lines.size()
            && NAMES_REST.matcher(lines.get(at + 1)).matches());
  }

  /** How many lines say "On Monday ... wrote:", which mail programs break; 0 when none do. */
  private static int introductionLines(List<String> lines, int at) {
    if (!OPENS_QUOTE.matcher(lines.get(at)).matches()) {
      return 0;
    }
    String joined = "";
    for (int n = 0; n < LINES_OF_AN_INTRODUCTION && at + n < lines.size(); n++) {
      joined += (n == 0 ? "" : " ") + lines.get(at + n).strip();
      if (INTRODUCES_QUOTE.matcher(joined).matches()) {
        return n + 1;
      }
    }
    return 0;
  }

  private static boolean isQuotedNext(List<String> lines, int from) {
    return lines.stream()
        .skip(from)
        .filter(line -> !line.isBlank())
        .findFirst()
        .filter(line -> QUOTED.matcher(line).matches())
        .isPresent();
  }

  private static List<String> withoutSignature(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean isSignature = STARTS_SIGNATURE.matcher(line).matches();
      if (isSignature || (TAKES_LEAVE.matcher(line).matches() && isNearEnd(lines, i + 1))) {
        return lines.subList(0, i);
      }
    }
    return lines;
  }

  /** Behind a "Best regards" stand a few short lines and no question. */
  private static boolean isNearEnd(List<String> lines, int from) {
    List<String> rest = lines.stream().skip(from).filter(line -> !line.isBlank()).toList();
    return rest.size() <= LINES_OF_A_SIGNATURE
        && rest.stream()
            .allMatch(line -> line.length() <= LENGTH_OF_A_SIGNATURE_LINE && !line.contains("?"));
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines).strip();
  }
}
