package io.groundswell;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.groundswell.Rooms.FUNCTIONS;
import static io.groundswell.Rooms.HOUSE;
import static io.groundswell.Rooms.JOBS;
import static io.groundswell.Rooms.LAKEHOUSE;
import static io.groundswell.Rooms.PURE;
import static io.groundswell.Rooms.SIMULATE;
import static io.groundswell.Rooms.TABLES;
import static io.groundswell.Rooms.calls;
import static io.groundswell.Rooms.javaTimeNow;
import static io.groundswell.Rooms.rooms;
import static io.groundswell.Rooms.takesAFunction;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import io.groundswell.breach.bronze.ReadsSilver;
import io.groundswell.breach.gold.CanBeExtended;
import io.groundswell.breach.gold.Changes;
import io.groundswell.breach.gold.KnowsAnotherJob;
import io.groundswell.breach.gold.LooksAtTheClock;
import io.groundswell.breach.gold.OpensASession;
import io.groundswell.breach.gold.Prints;
import io.groundswell.breach.gold.ReadsDelta;
import io.groundswell.breach.gold.ReadsFiles;
import io.groundswell.breach.gold.ReadsLists;
import io.groundswell.breach.gold.RollsDice;
import io.groundswell.breach.gold.RowHelper;
import io.groundswell.breach.gold.TrustsTheSimulation;
import io.groundswell.breach.gold.UsesLambdas;
import io.groundswell.breach.lakehouse.KnowsATable;
import io.groundswell.breach.silver.ReadsGold;
import io.groundswell.breach.text.NamesATable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** A wall of the house, and the planted classes that it must be seen to stop. */
enum Wall {
  LAKEHOUSE_KNOWS_NO_TABLE(
      noClasses().that(LAKEHOUSE).should().dependOnClassesThat(HOUSE.and(not(LAKEHOUSE))),
      "the lakehouse serves any table, so it must know none of ours",
      KnowsATable.class),

  DATA_FLOWS_DOWN(
      CompositeArchRule.of(noneDependOn(rooms("bronze"), rooms("silver", "gold", "lists")))
          .and(noneDependOn(rooms("silver"), rooms("gold", "lists")))
          .and(noneDependOn(rooms("gold"), rooms("lists"))),
      "bronze, silver, gold, lists: nothing reads what is made after it",
      ReadsSilver.class,
      ReadsGold.class,
      ReadsLists.class),

  A_JOB_KNOWS_NO_OTHER_JOB(
      noneDependOn(JOBS, JOBS),
      "jobs meet in tables; what two of them share is a function of its own",
      KnowsAnotherJob.class),

  FUNCTIONS_KNOW_NO_TABLE(
      noneDependOn(FUNCTIONS, TABLES.or(nameMatching("io\\.groundswell\\.Tables").forSubtype())),
      "text, learn and stats are given columns and give columns back",
      NamesATable.class),

  TRUTH_IS_KEPT_APART(
      noneDependOn(PURE, SIMULATE),
      "who can see the simulated company can see its planted truth",
      TrustsTheSimulation.class),

  ONE_DOOR(
      noClasses()
          .that(not(LAKEHOUSE.or(SIMULATE)))
          .should()
          .dependOnClassesThat(
              nameMatching(
                  "(org\\.apache\\.spark\\.sql\\.(DataFrame|DataStream|MergeInto)|io\\.delta\\.).*"))
          .orShould()
          .callMethodWhere(calls(SparkSession.class, "read|readStream|sql|table|catalog"))
          .orShould()
          .callMethodWhere(calls(Dataset.class, "write|writeTo|writeStream|mergeInto")),
      "only the lakehouse reads and writes tables",
      ReadsFiles.class,
      ReadsDelta.class),

  A_JOB_HAS_NO_SESSION(
      noneDependOn(TABLES, assignableTo(SparkSession.class)),
      "a job is a function from rows to rows",
      OpensASession.class),

  THE_RUN_IS_THE_ONLY_CLOCK(
      noClasses()
          .that(PURE)
          .should()
          .callMethodWhere(javaTimeNow())
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethodWhere(
              calls(functions.class, "now|curdate|current_(date|time.*)|localtimestamp")),
      "a rerun next year must give the same rows; ask the Run for its days",
      LooksAtTheClock.class),

  NO_DICE(
      noClasses()
          .that(PURE)
          .should()
          .callMethodWhere(
              calls(functions.class, "rand|randn|uuid|shuffle|monotonically_increasing_id"))
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callConstructor(java.util.Random.class),
      "a rerun must give the same rows; hash a key, or seed with a constant",
      RollsDice.class),

  COLUMNS_NOT_LAMBDAS(
      noClasses()
          .that(TABLES)
          .should()
          .callMethodWhere(
              calls(
                  Dataset.class,
                  "map|flatMap|mapPartitions|foreach.*|reduce|groupByKey|rdd|javaRDD|toJavaRDD"))
          .orShould()
          .callMethodWhere(calls(Dataset.class, "filter").and(takesAFunction())),
      "a typed lambda costs ten to a hundred times a Column expression",
      UsesLambdas.class),

  NAMES_SAY_WHAT(
      noClasses()
          .that(HOUSE)
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
          .orShould()
          .resideInAnyPackage("..util..", "..utils..", "..common..", "..base..", "..impl.."),
      "a name says what a thing is or does",
      RowHelper.class),

  A_JOB_NEVER_CHANGES(
      CompositeArchRule.of(classes().that(JOBS).should().haveModifier(JavaModifier.FINAL))
          .and(fields().that().areDeclaredInClassesThat(TABLES).should().beFinal()),
      "a run leaves nothing behind that the next one could see",
      CanBeExtended.class,
      Changes.class),

  ONLY_THE_COMMAND_LINE_PRINTS(
      noClasses()
          .that(PURE.or(LAKEHOUSE))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err"),
      "stdout is the answer that a person or a script asked for",
      Prints.class);

  final ArchRule rule;
  final List<Class<?>> breaches;

  Wall(ArchRule rule, String reason, Class<?>... breaches) {
    this.rule = rule.because(reason).allowEmptyShould(true);
    this.breaches = List.of(breaches);
  }

  private static ArchRule noneDependOn(
      DescribedPredicate<JavaClass> one, DescribedPredicate<JavaClass> other) {
    return noClasses().that(one).should().dependOnClassesThat(other);
  }
}
