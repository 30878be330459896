package io.groundswell.simulate;

import static io.groundswell.simulate.Period.NEVER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.Product.Plan;
import java.util.ArrayList;
import java.util.List;

/** Deals as sellers keep them: a new version at each stage, with the history of stages inside. */
final class SalesforceLife {
  private static final List<String> PATH =
      List.of("Prospecting", "Qualification", "Proposal/Price Quote", "Negotiation/Review");
  private static final List<String> LOST =
      List.of(
          "Lost. Their words were '%s'",
          "%s",
          "Went quiet after the demo, main point: %s",
          "Competitor won. %s",
          "No budget this year; also %s",
          "buyer said %s");

  private SalesforceLife() {}

  /** A stage and the day on which the deal reached it. */
  private record Stage(String name, int day) {}

  private record Deal(
      Workspace workspace, Plan plan, List<Stage> stages, boolean isWon, Said note) {
    String id() {
      return "006" + workspace.dice().fork("deal").token(15);
    }
  }

  static void live(Workspace workspace, World world, Landing landing, Truth truth) {
    var dice = workspace.dice().fork("sales");
    var fate = workspace.fate();
    boolean helped = fate.helpedOn() != NEVER;
    boolean courted = fate.startPlan() != Plan.FREE && dice.chance(0.28) || dice.chance(0.04);
    if (workspace.firm().isOurs() || !helped && !courted) {
      return;
    }
    int opened =
        helped
            ? fate.helpedOn()
            : dice.between(Math.max(0, fate.signedUpOn()), world.period().days());
    boolean won = helped ? fate.paysBecause().equals("helped") : dice.chance(0.2);
    var stages = stages(opened, won ? fate.paysFrom() : NEVER, won, dice);
    int closed = stages.get(stages.size() - 1).day();
    var topic = Talk.need(workspace, Math.min(closed, world.period().last()), world, dice);
    var words = Voice.statement(topic, dice);
    var note = won ? null : new Said(dice.pick(LOST).formatted(words), topic, List.of());
    var deal = new Deal(workspace, fate.planOn(opened).next(), stages, won, note);
    for (int reached = 1; reached <= stages.size(); reached++) {
      int known = reached;
      landing.land(
          Source.SALESFORCE_OPPORTUNITIES,
          stages.get(reached - 1).day(),
          () -> opportunity(deal, known, world));
    }
    if (note != null) {
      new Feedback("deal", deal.id(), null, null)
          .plant(truth, world, workspace, workspace.owner(), closed, note);
    }
  }

  private static List<Stage> stages(int opened, int paysFrom, boolean won, Dice dice) {
    var stages = new ArrayList<Stage>();
    int steps = won ? PATH.size() : dice.between(2, PATH.size());
    int gap =
        paysFrom == NEVER ? dice.between(3, 9) : Math.max(1, (paysFrom - opened) / (steps + 1));
    for (int step = 0; step < steps; step++) {
      stages.add(new Stage(PATH.get(step), opened + step * gap));
    }
    stages.add(new Stage(won ? "Closed Won" : "Closed Lost", opened + steps * gap));
    return stages;
  }

  private static ObjectNode opportunity(Deal deal, int reached, World world) {
    var period = world.period();
    var workspace = deal.workspace();
    var dice = workspace.dice().fork("deal wire");
    var stage = deal.stages().get(reached - 1);
    boolean closed = stage.name().startsWith("Closed");
    var expected =
        period.date(deal.stages().get(deal.stages().size() - 1).day() + (closed ? 0 : 5));
    var record = Wire.object();
    record.set("attributes", type("Opportunity", deal.id()));
    record.put("Id", deal.id());
    record.put("AccountId", "001" + dice.token(15));
    var account = Wire.object();
    account.set("attributes", type("Account", "001"));
    account.put("Name", workspace.name()).put("Website", workspace.firm().domain());
    record.set("Account", account);
    record.put("Workspace_Id__c", dice.chance(0.85) ? workspace.accountId() : null);
    record.put("Name", workspace.name() + " - " + deal.plan().title);
    record.put("StageName", stage.name());
    long seats = Math.max(5, Company.seatsOn(workspace, stage.day()));
    record.put("Amount", deal.plan().unitAmount * 12 * seats / 100.0);
    record.put(
        "CurrencyIsoCode",
        workspace.firm().country().currency().toUpperCase(java.util.Locale.ROOT));
    record.put("CloseDate", expected.toString());
    record.put("IsClosed", closed);
    record.put("IsWon", stage.name().equals("Closed Won"));
    boolean lost = closed && !deal.isWon();
    record.put("Loss_Reason__c", lost ? reason(deal.note().topic()) : null);
    record.put("Loss_Notes__c", lost ? deal.note().text() : null);
    record.put("OwnerId", "005" + Dice.of(workspace.serial() % 4).token(15));
    record.put("CreatedDate", moment(period.at(deal.stages().get(0).day(), 9)));
    record.put("LastStageChangeDate", moment(period.at(stage.day(), 16)));
    record.put("SystemModstamp", moment(period.at(stage.day(), 16)));
    record.set("OpportunityHistories", histories(deal, reached, period));
    return record;
  }

  private static ObjectNode histories(Deal deal, int reached, Period period) {
    var records = new ArrayList<ObjectNode>();
    for (var stage : deal.stages().subList(0, reached)) {
      var history = Wire.object();
      history.set("attributes", type("OpportunityHistory", "008"));
      history.put("StageName", stage.name());
      records.add(history.put("CreatedDate", moment(period.at(stage.day(), 16))));
    }
    var list = Wire.object().put("totalSize", records.size()).put("done", true);
    return list.set("records", Wire.objects(records));
  }

  private static ObjectNode type(String type, String id) {
    return Wire.object()
        .put("type", type)
        .put("url", "/services/data/v62.0/sobjects/" + type + "/" + id);
  }

  private static String reason(Topic topic) {
    return switch (topic.kind()) {
      case "billing" -> "Price";
      case "bug" -> "Product quality";
      case "wish", "question" -> "Missing capability";
      default -> "Other";
    };
  }

  private static String moment(long millis) {
    return Period.millis(millis).replace("Z", "+0000");
  }
}
