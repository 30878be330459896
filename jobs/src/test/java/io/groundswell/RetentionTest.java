package io.groundswell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.WrongUse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What may be deleted of a table; that no answer changes by it is for {@code EveryJobTest}. */
class RetentionTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  @Test
  void everyContractKeepsWhatRunsRead() {
    assertThatCode(() -> LookBacks.check(Pipeline.contracts())).doesNotThrowAnyException();
  }

  @Test
  void aTableThatIsReadSomeDaysBackIsKeptAsLongAsItsContractSays() {
    var events = Pipeline.contracts().of(Tables.EVENTS);
    assertThat(LookBacks.keptFrom(kept(events, 500), TODAY)).contains(TODAY.minusDays(500));
  }

  @Test
  void aTableThatIsReadFromItsFirstDayOnKeepsEveryDay() {
    var messages = Pipeline.contracts().of(Tables.MESSAGES);
    assertThat(LookBacks.keptFrom(kept(messages, 1), TODAY)).isEmpty();
  }

  @Test
  void aRetentionThatTakesWhatRunsReadIsRefusedInWords() {
    var events = Pipeline.contracts().of(Tables.EVENTS);
    assertThatThrownBy(() -> LookBacks.keptFrom(kept(events, 454), TODAY))
        .isInstanceOf(WrongUse.class)
        .hasMessage(
            "silver.events is kept 454 days, says its contract, and a run reads 455 days before its"
                + " own. Write a longer retention into schemas/silver/events.yaml; nothing was"
                + " changed.");
  }

  private static Contract kept(Contract contract, int days) {
    return new Contract(
        contract.table(),
        contract.version(),
        contract.description(),
        contract.grain(),
        contract.schema(),
        contract.key(),
        contract.partitionedBy(),
        contract.checks(),
        contract.restricted(),
        contract.purposes(),
        contract.sources(),
        contract.words(),
        contract.keptWords(),
        days,
        contract.errorRate(),
        contract.examples());
  }
}
