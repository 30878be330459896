package io.groundswell.command;

import static io.groundswell.Tables.ADVOCATES;
import static org.apache.spark.sql.functions.max;

import io.groundswell.Business;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.lists.Matches;
import io.groundswell.lists.Matches.Match;
import io.groundswell.lists.Wishes;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds people to ask for something, who fit a request. */
@Command(
    name = "advocates",
    description = {
      "Finds people whom we may ask to speak for us, who fit a request: of different companies, those who",
      "fulfil most of it first, and unlike each other in what was not asked for.",
      "Understood are industries, countries and regions, plans, sizes of companies (small, 200-500, >1000),",
      "core features in use, single sign-on and security that were looked at, and topics that were praised.",
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  ./groundswell advocates --for \"manufacturing, SSO, EU\" --ask reference --count 5",
    })
final class AdvocatesCommand implements Callable<Integer> {
  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(
      names = "--for",
      required = true,
      paramLabel = "WORDS",
      description = "What is wished of them, parted by commas.")
  private String request;

  @Option(
      names = "--ask",
      required = true,
      paramLabel = "TYPE",
      description =
          "What they are to be asked for, as conf/business.yaml names it; its beginning will do.")
  private String ask;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "5",
      description = "At most so many people (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "As of this day (default: the newest there is).")
  private LocalDate date;

  @Override
  public Integer call() {
    if (count < 1) {
      throw new WrongUse("--count %d finds nobody. Give 1 or more.".formatted(count));
    }
    try (var workplace = conf.workplace()) {
      var business = workplace.business();
      var type = type(business);
      answer(workplace.lakehouse(), business, type, spec.commandLine().getOut());
      return 0;
    }
  }

  private String type(Business business) {
    var types = business.advocates().typeByBeginning();
    var typed = ask.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    if (!types.containsKey(typed)) {
      throw new WrongUse(
          "--ask '%s' is none of the asks of the business conf, or may be several: %s."
              .formatted(ask, String.join(", ", business.advocates().types().keySet())));
    }
    return types.get(typed);
  }

  void answer(Lakehouse lakehouse, Business business, String type, PrintWriter out) {
    var day = date != null ? date : newest(lakehouse);
    var book = new AdvocateBook(lakehouse, day, type);
    var people = book.people(business.coreFeatures().keySet());
    var wishes =
        Wishes.of(
            request,
            new Wishes.Vocabulary(
                people,
                book.industries(),
                business.coreFeatures().keySet(),
                business.planByName()));
    if (wishes.understood().isEmpty()) {
      throw new WrongUse(
          "Nothing of '%s' is understood. Known are industries (as your product writes them), countries, EU, DACH, ...; the plans %s; the features %s; sizes such as small or 200-500; sso, security; topics that somebody praised."
              .formatted(request, business.plans().keySet(), business.coreFeatures().keySet()));
    }
    var found = Matches.of(people, wishes, count);
    print(found, wishes, type, day, people.size(), book.heldBack(), out);
    tell(found, AdvocateEvidence.of(lakehouse, day, users(found), accounts(found)), out);
    out.flush();
  }

  private static void print(
      List<Match> found,
      Wishes wishes,
      String type,
      LocalDate day,
      int open,
      Map<String, Long> held,
      PrintWriter out) {
    wishes
        .understood()
        .forEach(
            ways ->
                out.printf(
                    "%s: %s%n",
                    ways.get(0).words(),
                    ways.stream().map(w -> w.meaning()).collect(Collectors.joining(", or "))));
    wishes.unknown().forEach(words -> out.printf("%s: not understood, and not heeded%n", words));
    out.printf(
        "%d of %d people who may be asked for a %s on %s%s:%n",
        found.size(),
        open,
        type.replace('_', ' '),
        day,
        held.isEmpty() ? "" : " (held back: " + gates(held) + ")");
  }

  private static String gates(Map<String, Long> held) {
    return held.entrySet().stream()
        .map(gate -> gate.getValue() + " by " + gate.getKey().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  private static void tell(List<Match> found, AdvocateEvidence evidence, PrintWriter out) {
    for (int i = 0; i < found.size(); i++) {
      var person = found.get(i).person();
      out.printf(
          Locale.ROOT,
          "%n%2d. %s, %s (score %.1f)%n",
          i + 1,
          plain(evidence.names().getOrDefault(person.userId(), person.userId())),
          plain(evidence.names().getOrDefault(person.accountId(), person.accountId())),
          person.score());
      line("fits", found.get(i).fulfilled(), out);
      line("not known to fit", found.get(i).missing(), out);
      line("why", person.reasons(), out);
      line("recommends us, of 10", evidence.answers().get(person.userId()), out);
      line("asked", evidence.asks().get(person.userId()), out);
      line("said", evidence.quotes().get(person.userId()), out);
    }
  }

  private static void line(String what, List<String> told, PrintWriter out) {
    if (told != null && !told.isEmpty()) {
      out.printf("    %s: %s%n", what, plain(String.join("; ", told)));
    }
  }

  /** On one line, and nothing that a terminal would obey. */
  private static String plain(String text) {
    return text.replaceAll("[\\s\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]+", " ").strip();
  }

  private static List<String> users(List<Match> found) {
    return found.stream().map(match -> match.person().userId()).toList();
  }

  private static List<String> accounts(List<Match> found) {
    return found.stream().map(match -> match.person().accountId()).toList();
  }

  private static LocalDate newest(Lakehouse lakehouse) {
    var newest = lakehouse.read(ADVOCATES).agg(max("known_on")).head();
    if (newest.isNullAt(0)) {
      throw new WrongUse("There is no list of advocates yet. Run the pipeline, then ask again.");
    }
    return newest.getDate(0).toLocalDate();
  }
}
