package io.groundswell.simulate;

import java.util.List;

/** Those who look at the site and are nobody: crawlers, monitors, passers-by. */
final class Strangers {
  private static final List<String> BOTS =
      List.of(
          "Mozilla/5.0 (compatible; Examplebot/2.1; +http://crawl.example/bot.html)",
          "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " HeadlessChrome/119.0.0.0 Safari/537.36",
          "Pingdom.com_bot_version_1.4_(http://www.pingdom.example/)",
          "SearchSpider/1.0 (+https://spider.example)");
  private static final List<String> PAGES =
      List.of("/", "/pricing", "/features", "/templates", "/blog", "/security", "/customers");

  private Strangers() {}

  /** The strangers that come with one firm: how many there are grows with the customers. */
  static void live(Firm firm, World world, Landing landing, Truth truth) {
    int last = Math.min(landing.lastDay(), world.period().last());
    for (int day = Math.max(0, landing.firstDay() - 1); day <= last; day++) {
      var dice = firm.dice().fork("strangers", day);
      boolean bot = dice.chance(0.03);
      if (bot || dice.chance(0.05)) {
        visit(dice, bot, day, world, landing, truth);
      }
    }
  }

  private static void visit(
      Dice dice, boolean bot, int day, World world, Landing landing, Truth truth) {
    var agent = bot ? dice.pick(BOTS) : Company.BROWSERS.get(dice.below(Company.BROWSERS.size()));
    var anonymousId = Person.uuid(dice);
    long at = world.period().at(day, dice.between(0.0, 24.0));
    for (int pages = bot ? dice.between(3, 14) : 1 + dice.poisson(1); pages > 0; pages--) {
      at += bot ? 300 : (long) (dice.exponential(40) * 1_000);
      var path = dice.pick(PAGES);
      var messageId = "ajs-next-" + dice.hex(32);
      int arrival = world.period().dayOf(at + 200);
      long seen = at;
      landing.land(
          Source.SEGMENT_EVENTS,
          arrival,
          () -> SegmentWire.strangersPage(anonymousId, agent, path, messageId, seen));
      if (bot && landing.covers(arrival)) {
        truth.dirt("bot", Source.SEGMENT_EVENTS.folder(), arrival, messageId);
      }
    }
  }
}
