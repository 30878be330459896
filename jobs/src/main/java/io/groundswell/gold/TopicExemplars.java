package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.groundswell.TopicRules;
import io.groundswell.gold.TopicGroups.Moment;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.Training;
import io.groundswell.text.SentenceModel;
import io.groundswell.text.TopicScale;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * What customers speak of: the model that later texts are held against.
 *
 * <p>One row per exemplar of a topic and day on which topics were fitted, or rules of {@code
 * conf/topics.yaml} began to hold. Fitted on a Monday, at first when there are {@value
 * #LEAST_TEXTS} distinct texts, then every {@value #REFIT_DAYS} days, on the texts of {@value
 * TopicTexts#WINDOW_DAYS} days. Published when most texts find a topic.
 */
public final class TopicExemplars implements Training {
  private static final int LEAST_TEXTS = 150;
  private static final int REFIT_DAYS = 28;

  /** So long a topic that is no more may come back and be the same. */
  private static final int RETURN_DAYS = 365;

  /** The floor: a fit that leaves more texts without a topic has found none worth naming. */
  private static final double LEAST_SHARE = 0.4;

  private final TopicRules rules;
  private final SentenceModel model;

  public TopicExemplars(TopicRules rules, SentenceModel model) {
    this.rules = rules;
    this.model = model;
  }

  @Override
  public Table output() {
    return TOPIC_EXEMPLARS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(FEEDBACK, TEXT_VECTORS, TOPIC_EXEMPLARS);
  }

  @Override
  public List<LocalDate> candidates(Inputs in, Run run) {
    var ofModel = in.rows(TEXT_VECTORS).where(isOfModel());
    var firstKnown = ofModel.groupBy("text_hash").agg(min("known_on").as("known_on"));
    var counts = firstKnown.groupBy("known_on").agg(count(lit(1)).as("texts")).collectAsList();
    return run.days().stream().filter(day -> knownBy(day, counts) >= LEAST_TEXTS).toList();
  }

  private static boolean isMonday(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.MONDAY;
  }

  @Override
  public boolean isDue(LocalDate day, Optional<Row> newest) {
    if (newest.isEmpty()) {
      return isMonday(day);
    }
    var fittedOn = newest.get().<Date>getAs("fitted_on").toLocalDate();
    var heeded = newest.get().<String>getAs("rules");
    boolean isOfOtherModel = !model.id().equals(newest.get().getAs("model_id"));
    return isOfOtherModel
        || isFitDue(day, fittedOn)
        || !Objects.equals(rules.on(day).fingerprint(), heeded);
  }

  private Column isOfModel() {
    return col("model_id").equalTo(model.id());
  }

  private static boolean isFitDue(LocalDate day, LocalDate fittedOn) {
    return isMonday(day) && !fittedOn.plusDays(REFIT_DAYS).isAfter(day);
  }

  @Override
  public Trained train(Inputs in, LocalDate day) {
    var texts = TopicTexts.of(in, model.id());
    var scale = TopicScale.of(model, texts.texts(), texts.vectors());
    if (scale.isEmpty()) {
      return new Trained(List.of(), TopicSlice.COLUMNS, List.of(tooFew(texts, day)));
    }
    var newest = TopicSlice.newest(in.rows(TOPIC_EXEMPLARS));
    boolean isOfOtherModel =
        newest.filter(slice -> !slice.modelId().equals(model.id())).isPresent();
    var former =
        isOfOtherModel ? newest.map(slice -> moved(in, slice, texts, scale.get())) : newest;
    boolean isFit =
        isOfOtherModel || former.map(slice -> isFitDue(day, slice.fittedOn())).orElse(true);
    var moment = isFit ? Moment.FIT : Moment.RULES;
    var ruled = rules.on(day).among(former.map(TopicSlice::fittedIds).orElse(List.of()));
    var fitted = fitted(in, new TopicFit(texts, day, scale.get()), former, moment, ruled);
    var groups = new TopicGroups(ruled, former, texts, model, moment).of(fitted);
    var slice =
        new TopicSlice(
            isFit ? day : former.orElseThrow().fittedOn(),
            rules.on(day).fingerprint(),
            model.id(),
            floor(former, moment, scale.get()),
            groups.stream().map(TopicGroups.Group::part).toList(),
            new TopicWords(ruled, former, texts, moment, day).of(groups));
    return new Trained(
        slice.rows(), TopicSlice.COLUMNS, List.of(card(slice, groups, texts, moment, day)));
  }

  /** Topics of another model in the vectors of this one. */
  private TopicSlice moved(Inputs in, TopicSlice slice, TopicTexts texts, TopicScale scale) {
    var then = TopicTexts.of(in, slice.modelId());
    return slice.among(then, texts, model.id(), scale.floor());
  }

  /** Between two fits nothing moves but what rules move. */
  private static double floor(Optional<TopicSlice> former, Moment moment, TopicScale scale) {
    return former
        .filter(slice -> moment == Moment.RULES)
        .map(TopicSlice::floor)
        .orElseGet(scale::floor);
  }

  private Card tooFew(TopicTexts texts, LocalDate day) {
    return new Card(
        null,
        false,
        "Too few of the %d texts are English. How near is near for %s is learnt from texts that the shipped model, which knows English only, can read, too."
            .formatted(texts.size(), model.id()),
        day.minusDays(TopicTexts.WINDOW_DAYS - 1L),
        day,
        texts.size(),
        Map.of());
  }

  private List<TopicFit.Fitted> fitted(
      Inputs in, TopicFit fit, Optional<TopicSlice> former, Moment moment, TopicRules ruled) {
    if (former.isEmpty()) {
      return fit.first();
    }
    return moment == Moment.RULES
        ? fit.standing(former.get())
        : fit.after(
            former.get(),
            ruled.held(),
            TopicSlice.retired(
                in.recent(TOPIC_EXEMPLARS, RETURN_DAYS).where(isOfModel()), former.get()));
  }

  private Card card(
      TopicSlice slice,
      List<TopicGroups.Group> groups,
      TopicTexts texts,
      Moment moment,
      LocalDate day) {
    long placed = groups.stream().mapToLong(group -> group.members().length).sum();
    double share = texts.size() == 0 ? 0 : (double) placed / texts.size();
    int topics = slice.about().size();
    boolean published = moment == Moment.RULES || (share >= LEAST_SHARE && topics > 1);
    return new Card(
        null,
        published,
        published
            ? "%d topics hold %.0f %% of the texts.%s"
                .formatted(topics, 100 * share, strangers(slice, day))
            : "Only %.0f %% of the texts are in one of %d topics; at least %.0f %% are needed."
                .formatted(100 * share, topics, 100 * LEAST_SHARE),
        day.minusDays(TopicTexts.WINDOW_DAYS - 1L),
        day,
        texts.size(),
        Map.of("topics", (double) topics, "share_with_topic", share, "floor", slice.floor()));
  }

  /** A rule may name a topic that has retired, or that never was. */
  private String strangers(TopicSlice slice, LocalDate day) {
    var named = new TreeSet<>(rules.on(day).topics());
    slice.fittedIds().forEach(named::remove);
    return named.isEmpty()
        ? ""
        : " conf/topics.yaml names %s, no topic of this day; see gold.topic_lineage for where it went."
            .formatted(String.join(", ", named));
  }

  private static long knownBy(LocalDate day, List<Row> counts) {
    return counts.stream()
        .filter(row -> !row.<Date>getAs("known_on").toLocalDate().isAfter(day))
        .mapToLong(row -> row.getAs("texts"))
        .sum();
  }
}
