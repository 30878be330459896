package io.groundswell;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import io.groundswell.lakehouse.Job;
import java.util.Arrays;
import org.apache.spark.sql.Column;

/** The packages between which the walls stand, here and in the planted breaches alike. */
final class Rooms {
  static final DescribedPredicate<JavaClass> HOUSE =
      resideInAnyPackage("io.groundswell..").as("ours");
  static final DescribedPredicate<JavaClass> LAKEHOUSE = rooms("lakehouse");
  static final DescribedPredicate<JavaClass> TABLES = rooms("bronze", "silver", "gold", "lists");
  static final DescribedPredicate<JavaClass> FUNCTIONS = rooms("text", "learn", "stats");
  static final DescribedPredicate<JavaClass> PURE = TABLES.or(FUNCTIONS).or(rooms("report"));
  static final DescribedPredicate<JavaClass> SIMULATE = rooms("simulate");
  static final DescribedPredicate<JavaClass> JOBS =
      assignableTo(Job.class)
          .and(not(INTERFACES))
          .and(describe("named", job -> !job.isAnonymousClass()))
          .as("jobs");

  private Rooms() {}

  static DescribedPredicate<JavaClass> rooms(String... names) {
    return resideInAnyPackage(
            Arrays.stream(names).map("io.groundswell..%s.."::formatted).toArray(String[]::new))
        .as("classes in " + String.join(", ", names));
  }

  /** A call of one of the methods that {@code names}, a regular expression, matches. */
  static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, String names) {
    return describe(
        "calls " + owner.getSimpleName() + "." + names,
        call ->
            call.getTargetOwner().isAssignableTo(owner)
                && call.getTarget().getName().matches(names));
  }

  /** A call with an argument that is neither a column nor the name or text of one. */
  static DescribedPredicate<JavaCall<?>> takesAFunction() {
    return describe(
        "takes a function",
        call ->
            call.getTarget().getRawParameterTypes().stream()
                .noneMatch(
                    type ->
                        type.isEquivalentTo(Column.class) || type.isEquivalentTo(String.class)));
  }

  /** Any {@code now()} or system clock of java.time. */
  static DescribedPredicate<JavaCall<?>> javaTimeNow() {
    return describe(
        "asks java.time for now",
        call ->
            call.getTargetOwner().getPackageName().startsWith("java.time")
                && call.getTarget().getName().matches("now|system.*|tick.*"));
  }
}
