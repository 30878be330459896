package io.groundswell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.groundswell.breach.gold.Decent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The walls of the house stand, and each was seen to stop somebody. */
class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.groundswell");
  private static final JavaClasses BREACHES =
      new ClassFileImporter().importPackages("io.groundswell.breach");

  @ParameterizedTest
  @EnumSource
  void stands(Wall wall) {
    wall.rule.check(HOUSE);
  }

  @ParameterizedTest
  @EnumSource
  void isSeenToFail(Wall wall) {
    var report = wall.rule.evaluate(BREACHES).getFailureReport().getDetails();
    for (var breach : wall.breaches) {
      assertThat(report).anyMatch(line -> isAbout(breach, line));
    }
    assertThat(report).noneMatch(line -> isAbout(Decent.class, line));
  }

  @Test
  void theHouseThatIsLookedAtHasBothModulesAndNoTest() {
    assertThat(HOUSE.contain("io.groundswell.lakehouse.Run")).isTrue();
    assertThat(HOUSE.contain("io.groundswell.Tables")).isTrue();
    assertThat(HOUSE).noneMatch(inside -> inside.getName().matches(".*Test([$].*)?"));
  }

  @Test
  void everyJavaIsStartedWithWhatSparkAsksFor() throws IOException {
    var root = Path.of(System.getProperty("groundswell.root", ".."));
    var flags = Files.readAllLines(root.resolve("conf/java.flags"));
    assertThat(flags).containsAll(withoutIncubator(JavaModuleOptions.defaultModuleOptionArray()));
  }

  /** A report names first who did it. */
  private static boolean isAbout(Class<?> offender, String line) {
    return line.split(">", 2)[0].matches("\\w+ <" + offender.getName() + "([.].*)?");
  }

  private static List<String> withoutIncubator(String... options) {
    return Arrays.stream(options).filter(option -> !option.contains("incubator")).toList();
  }
}
