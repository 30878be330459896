package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

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
              + "|El\\s.{5,300}\\sescribió|Op\\s.{5,300}\\sschreef.{0,120}|Il\\s.{5,300}\\sha scritto"
              + "|Em\\s.{5,300}\\sescreveu|Den\\s.{5,300}\\sskrev.{0,120}|Dne\\s.{5,300}\\snapsala?"
              + "|W dniu\\s.{5,300}\\snapisał(?:a|\\(a\\))?.{0,120}|\\d.{5,300}\\s(?:пишет|написала?)"
              + "|\\d.{5,300}\\skirjoitti|\\d.{5,300}\\syazdı|.{0,8}\\d{4}.{5,300}(?:写道|のメール|작성))"
              + "\\s{0,3}[:：]\\s{0,8}"
              + "|\\s{0,8}\\d{4}-\\d{2}-\\d{2}\\s\\d{1,2}:\\d{2}.{1,200}<[^<>\\s]{3,120}>:\\s{0,8}");
  private static final Pattern OPENS_QUOTE =
      Pattern.compile("\\s{0,8}(?:On|Am|Le|El|Op|Il|Em|Den|Dne|W dniu|\\d)\\s?.{5,300}");
  private static final Pattern STARTS_HISTORY =
      Pattern.compile(
          "\\s{0,8}-{2,20}\\s{0,3}(?:Original Message|Original Appointment|Forwarded message|Ursprüngliche Nachricht"
              + "|Weitergeleitete Nachricht|Message d'origine|Message transféré|Mensaje original"
              + "|Mensagem original|Messaggio originale|Oorspronkelijk bericht|Ursprungligt meddelande"
              + "|Oprindelig meddelelse|Reply message)\\s{0,3}-{2,20}\\s{0,8}"
              + "|\\s{0,8}(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht|Début du message réexpédié)\\s{0,3}:\\s{0,8}"
              + "|\\s{0,8}##-\\s.{0,80}\\s-##.{0,80}",
          CASE_INSENSITIVE);
  private static final Pattern NAMES_SENDER =
      Pattern.compile(
          "\\s{0,8}\\*?(?:From|Von|De|Da|Van|Från|Fra|Od|От|差出人|发件人)\\s?[:：]\\*?\\s?.{1,300}");
  private static final Pattern NAMES_REST =
      Pattern.compile(
          "\\s{0,8}\\*?(?:Sent|To|Date|Subject|Gesendet|An|Datum|Betreff|Envoyé|À|Objet|Enviado|Enviada em|Para|Asunto"
              + "|Inviato|Data|A|Oggetto|Verzonden|Aan|Skickat|Till|Sendt|Til|Cc|送信日時|宛先|发送时间|收件人)\\s?[:：]\\*?\\s?.{0,300}");
  private static final Pattern RULER = Pattern.compile("\\s{0,8}_{5,80}\\s{0,8}");
  private static final Pattern QUOTED = Pattern.compile("\\s{0,8}>.*");

  private static final Pattern STARTS_SIGNATURE =
      Pattern.compile(
          "\\s{0,8}(?:--|—|__{2,60})\\s{0,8}|\\s{0,8}(?:Sent from my |Sent from (?:Yahoo|Outlook|Mail)|Sent via |Sent with "
              + "|Get Outlook for |Von meinem |Gesendet (?:von|mit) |Envoyé de mon |Envoyé depuis |Enviado (?:desde|do) "
              + "|Inviato da |Verzonden vanaf |Skickat från |Sendt fra |Wysłane z ).{0,80}"
              + "|\\s{0,8}\\*?(?:This (?:e-?mail|message)|Confidentiality notice|Diese E-Mail|Ce message)\\b.{0,200}"
              + "(?:confidential|intended|privileged|vertraulich|confidentiel).{0,2000}",
          CASE_INSENSITIVE);
  private static final Pattern TAKES_LEAVE =
      Pattern.compile(
          "\\s{0,8}(?:(?:(?:with|many|kind|best|warm|warmest|kindest)\\s){0,2}(?:regards|wishes|thanks)|best|cheers|sincerely"
              + "|(?:yours|respectfully)(?:\\s(?:sincerely|truly|faithfully))?|thank you(?:\\s(?:so|very) much)?|thanks(?:\\sagain|\\sin advance)?"
              + "|take care|rgds|kr|br|thx|mit (?:freundlichen|besten) grüßen|(?:viele|liebe|beste|freundliche|schöne) grüße|gruß|mfg|lg|vg|danke"
              + "|(?:bien )?cordialement|bien à vous|salutations|merci(?: d'avance)?|atentamente|(?:un )?saludos?(?: cordial(?:es)?)?|gracias"
              + "|met vriendelijke groet(?:en)?|groeten|(?:cordiali|distinti) saluti|saluti|grazie|atenciosamente|obrigad[oa]|abraços"
              + "|(?:med )?(?:vänliga? hälsning(?:ar)?|vennlig hilsen|venlig hilsen)|mvh|pozdrawiam|с уважением)"
              + "(?:\\s{0,3}[,.!]{0,3}\\s{0,8}|\\s{0,3},\\s{1,3}(?-i:\\p{Lu}[\\p{L}.'-]{0,20}(?:\\s\\p{Lu}[\\p{L}.'-]{0,20}){0,2})\\s{0,8})",
          CASE_INSENSITIVE | UNICODE_CASE);

  /** A name alone on its line: two or three words that begin with a capital. */
  private static final Pattern NAME =
      Pattern.compile(
          "\\s{0,8}\\p{Lu}[\\p{L}.'-]{1,20}(?:\\s\\p{Lu}[\\p{L}.'-]{0,20}){1,2}\\s{0,8}");

  /** What stands below a name in a signature and hardly ever below a question. */
  private static final Pattern OFFICE =
      Pattern.compile(
          ".{0,60}(?:\\||\\bwww\\.|\\S@\\S|<(?:EMAIL|PHONE|URL)>|\\+\\d[\\d ()./-]{6,20}"
              + "|\\b(?:CEO|CTO|CFO|COO|VP|Head of|Director|Manager|Founder|Engineer|Consultant|Analyst|Geschäftsführer|Leiter)\\b).{0,70}");

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
        || isHead(lines, at)
        || (RULER.matcher(lines.get(at)).matches() && isHead(lines, at + 1));
  }

  /** Outlook writes who sent a message, and when and to whom, above what it quotes. */
  private static boolean isHead(List<String> lines, int at) {
    return at + 1 < lines.size()
        && NAMES_SENDER.matcher(lines.get(at)).matches()
        && NAMES_REST.matcher(lines.get(at + 1)).matches();
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
      boolean takesLeave = TAKES_LEAVE.matcher(line).matches() || isCard(lines, i);
      if (isSignature || (takesLeave && isNearEnd(lines, i + 1))) {
        return lines.subList(0, i);
      }
    }
    return lines;
  }

  /** A name below an empty line, and below it an office, a number or an address. */
  private static boolean isCard(List<String> lines, int at) {
    return at > 0
        && lines.get(at - 1).isBlank()
        && NAME.matcher(lines.get(at)).matches()
        && lines.stream().skip(at + 1L).anyMatch(line -> OFFICE.matcher(line).matches());
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
