package io.groundswell;

import io.groundswell.bronze.AmplitudeEvents;
import io.groundswell.bronze.CampaignSpend;
import io.groundswell.bronze.ConsentRecords;
import io.groundswell.bronze.HubspotDeals;
import io.groundswell.bronze.IntercomCompanies;
import io.groundswell.bronze.IntercomContacts;
import io.groundswell.bronze.IntercomConversations;
import io.groundswell.bronze.IntercomWebhooks;
import io.groundswell.bronze.OutreachTouches;
import io.groundswell.bronze.PosthogEvents;
import io.groundswell.bronze.ProductUsage;
import io.groundswell.bronze.RoadmapItems;
import io.groundswell.bronze.SalesforceOpportunities;
import io.groundswell.bronze.SalesforceOpportunityHistory;
import io.groundswell.bronze.SegmentEvents;
import io.groundswell.bronze.StatuspageIncidents;
import io.groundswell.bronze.StripeCreditNotes;
import io.groundswell.bronze.StripeCustomers;
import io.groundswell.bronze.StripeDiscounts;
import io.groundswell.bronze.StripeDisputes;
import io.groundswell.bronze.StripeEvents;
import io.groundswell.bronze.StripeInvoices;
import io.groundswell.bronze.StripePrices;
import io.groundswell.bronze.StripeProducts;
import io.groundswell.bronze.StripeRefunds;
import io.groundswell.bronze.StripeSubscriptionItems;
import io.groundswell.bronze.StripeSubscriptions;
import io.groundswell.bronze.SurveyResponses;
import io.groundswell.bronze.ZendeskOrganizations;
import io.groundswell.bronze.ZendeskTicketComments;
import io.groundswell.bronze.ZendeskTicketEvents;
import io.groundswell.bronze.ZendeskTickets;
import io.groundswell.bronze.ZendeskUsers;
import io.groundswell.gold.AccountFeatures;
import io.groundswell.gold.AdvocacyScores;
import io.groundswell.gold.Advocates;
import io.groundswell.gold.AssistCandidates;
import io.groundswell.gold.AssistScores;
import io.groundswell.gold.AssistanceEffects;
import io.groundswell.gold.ConversionScores;
import io.groundswell.gold.EmergingTopics;
import io.groundswell.gold.FeedbackKinds;
import io.groundswell.gold.FeedbackTopics;
import io.groundswell.gold.HealthScores;
import io.groundswell.gold.ScoreCurves;
import io.groundswell.gold.SuccessQueue;
import io.groundswell.gold.TopicExemplars;
import io.groundswell.gold.TopicLineage;
import io.groundswell.gold.TopicMentions;
import io.groundswell.gold.TopicPriorities;
import io.groundswell.gold.TopicTrends;
import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Stage;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.silver.Accounts;
import io.groundswell.silver.Consents;
import io.groundswell.silver.Contacts;
import io.groundswell.silver.Events;
import io.groundswell.silver.Feedback;
import io.groundswell.silver.GuideEvents;
import io.groundswell.silver.Identities;
import io.groundswell.silver.IdentityConflicts;
import io.groundswell.silver.Incidents;
import io.groundswell.silver.Invoices;
import io.groundswell.silver.Messages;
import io.groundswell.silver.Opportunities;
import io.groundswell.silver.PaymentReversals;
import io.groundswell.silver.Roadmap;
import io.groundswell.silver.Sightings;
import io.groundswell.silver.Subscriptions;
import io.groundswell.silver.TextVectors;
import io.groundswell.silver.Tickets;
import io.groundswell.silver.Touches;
import io.groundswell.silver.UsageDaily;
import io.groundswell.silver.Users;
import io.groundswell.text.Pseudonyms;
import io.groundswell.text.SentenceModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every stage and every job, in the order data flows: the table of contents. */
public final class Pipeline {
  /** The stage after which lists are written for people. */
  public static final String PUBLISH = "publish";

  private final Business business;
  private final TopicRules topicRules;
  private final SentenceModel model;
  private final Pseudonyms pseudonyms;

  /** Without anything that an analyst says about topics, by the shipped sentence model. */
  public Pipeline(Business business, Pseudonyms pseudonyms) {
    this(business, TopicRules.NONE, SentenceModel.SHIPPED, pseudonyms);
  }

  public Pipeline(
      Business business, TopicRules topicRules, SentenceModel model, Pseudonyms pseudonyms) {
    this.business = business;
    this.topicRules = topicRules;
    this.model = model;
    this.pseudonyms = pseudonyms;
  }

  /** From files to lists. */
  public List<Stage> stages() {
    return List.of(
        new Stage("land", "Vendors' files become bronze", land()),
        new Stage("refine", "Bronze becomes people, accounts, use, tickets and bills", refine()),
        new Stage("understand", "What customers say becomes topics", understand()),
        new Stage("measure", "Everything known of an account, day by day", measure()),
        new Stage("score", "Who would speak for us, who wants to buy, who may leave", score()),
        new Stage(PUBLISH, "Lists that people act on", publish()));
  }

  /**
   * By landing folder, the job whose own it is: the first that it lists; it asks for no conf. A log
   * of webhooks is read by others too, of whom {@link #readersOf} tells.
   */
  public static Map<String, Job> readers() {
    var readers = new LinkedHashMap<String, Job>();
    land().forEach(job -> readers.put(job.inputs().get(0).name(), job));
    return readers;
  }

  /** Every job that reads what is dropped into a landing folder, its own one first. */
  public static List<Job> readersOf(Table folder) {
    return land().stream()
        .filter(job -> job.inputs().contains(folder))
        .sorted(Comparator.comparing(job -> job.inputs().indexOf(folder)))
        .toList();
  }

  private static List<Job> land() {
    return List.of(
        new SegmentEvents(),
        new PosthogEvents(),
        new AmplitudeEvents(),
        new ProductUsage(),
        new ZendeskTickets(),
        new ZendeskTicketComments(),
        new ZendeskTicketEvents(),
        new ZendeskUsers(),
        new ZendeskOrganizations(),
        new StripeEvents(),
        new StripeCustomers(),
        new StripeSubscriptions(),
        new StripeSubscriptionItems(),
        new StripeInvoices(),
        new StripePrices(),
        new StripeDiscounts(),
        new StripeProducts(),
        new StripeRefunds(),
        new StripeDisputes(),
        new StripeCreditNotes(),
        new IntercomWebhooks(),
        new IntercomConversations(),
        new IntercomContacts(),
        new IntercomCompanies(),
        new SalesforceOpportunities(),
        new SalesforceOpportunityHistory(),
        new HubspotDeals(),
        new SurveyResponses(),
        new StatuspageIncidents(),
        new CampaignSpend(),
        new ConsentRecords(),
        new OutreachTouches(),
        new RoadmapItems());
  }

  private List<Job> refine() {
    return List.of(
        new Sightings(),
        new Identities(business),
        new IdentityConflicts(business, pseudonyms),
        new Accounts(business),
        new Users(business, pseudonyms),
        new Contacts(pseudonyms),
        new Events(business, pseudonyms),
        new UsageDaily(business, pseudonyms),
        new Subscriptions(business),
        new Invoices(),
        new PaymentReversals(),
        new Tickets(business, pseudonyms),
        new Messages(),
        new Opportunities(),
        new Incidents(),
        new io.groundswell.silver.CampaignSpend(),
        new GuideEvents(),
        new Roadmap(),
        new io.groundswell.silver.SurveyResponses(pseudonyms),
        new Consents(pseudonyms),
        new Touches(pseudonyms),
        new Feedback(pseudonyms));
  }

  private List<Job> understand() {
    return List.of(
        new TextVectors(model),
        new FeedbackKinds(model),
        new TopicExemplars(topicRules, model),
        new TopicMentions(model),
        new EmergingTopics(model),
        new TopicLineage(),
        new FeedbackTopics(),
        new TopicTrends(),
        new TopicPriorities());
  }

  private List<Job> measure() {
    return List.of(new AccountFeatures(business));
  }

  private List<Job> score() {
    return List.of(
        new ScoreCurves(business),
        new AdvocacyScores(business),
        new AssistScores(business),
        new ConversionScores(),
        new HealthScores());
  }

  private List<Job> publish() {
    return List.of(
        new Advocates(business),
        new AssistCandidates(business),
        new SuccessQueue(),
        new AssistanceEffects());
  }

  /** The contracts of every table that a job fills, and of the pipeline's own notes. */
  public static Contracts contracts() {
    return Contracts.onClassPath(
        Stream.concat(Tables.all().stream(), Ledger.TABLES.stream()).toList());
  }

  /**
   * The stages and jobs of these names, in the order data flows.
   *
   * @param stages all when none is named
   * @param tables all of the chosen stages when none is named
   */
  public List<Stage> only(List<String> stages, List<Table> tables) {
    var all = stages();
    var names = all.stream().map(Stage::name).toList();
    for (var stage : stages) {
      if (!names.contains(stage)) {
        throw new WrongUse("There is no stage '%s'. The stages: %s.".formatted(stage, names));
      }
    }
    for (var table : tables) {
      if (all.stream().flatMap(s -> s.jobs().stream()).noneMatch(j -> j.output().equals(table))) {
        throw new WrongUse(
            "No job makes %s. `./groundswell plan` lists those there are.".formatted(table));
      }
    }
    var chosen = new ArrayList<Stage>();
    for (var stage : all) {
      var jobs = stage.jobs().stream().filter(job -> wanted(job, tables)).toList();
      boolean named = stages.isEmpty() || stages.contains(stage.name());
      if (named && !jobs.isEmpty()) {
        chosen.add(new Stage(stage.name(), stage.does(), jobs));
      }
    }
    for (var table : tables) {
      if (chosen.stream()
          .flatMap(s -> s.jobs().stream())
          .noneMatch(j -> j.output().equals(table))) {
        throw new WrongUse("%s is not made in %s. Leave --stage out.".formatted(table, stages));
      }
    }
    return chosen;
  }

  private static boolean wanted(Job job, List<Table> tables) {
    return tables.isEmpty() || tables.contains(job.output());
  }
}
