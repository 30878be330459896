package io.groundswell.report;

import io.groundswell.report.Column.Kind;
import io.groundswell.stats.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The figures of a {@link Funnel}, each share with its interval. */
final class FunnelSheets {
  private FunnelSheets() {}

  /** A row per step, with its share of the sign-ups and the interval of that. */
  static Sheet steps(Funnel funnel, String source) {
    var columns =
        List.of(
            new Column("step", "Step", Kind.TEXT),
            new Column("accounts", "Accounts", Kind.COUNT),
            new Column("share", "Of those who signed up", Kind.SHARE),
            new Column("share_from", "At least", Kind.SHARE),
            new Column("share_to", "At most", Kind.SHARE));
    var rows = new ArrayList<List<Object>>();
    rows.add(List.of("Signed up", funnel.signUps(), 1.0, 1.0, 1.0));
    rows.add(step("Activated", funnel.activated().accounts(), funnel));
    rows.add(step("Have a habit", funnel.habitual(), funnel));
    rows.add(step("Pay", funnel.paying(), funnel));
    return new Sheet(
        "from-sign-up-to-paid", "How far those come who sign up", source, columns, rows);
  }

  private static List<Object> step(String name, Long accounts, Funnel funnel) {
    return accounts == null
        ? Arrays.asList(name, null, null, null, null)
        : share(name, accounts, funnel.signUps());
  }

  private static List<Object> share(String name, long accounts, long of) {
    var share = new Share(accounts, of);
    return List.of(
        name, accounts, share.value(), Math.max(0, share.low()), Math.min(1, share.high()));
  }

  /** Whether those who activated pay more often than those who did not. */
  static Sheet byActivation(Funnel funnel, String source) {
    var columns =
        List.of(
            new Column("accounts_that", "Accounts that", Kind.TEXT),
            new Column("accounts", "Accounts", Kind.COUNT),
            new Column("paying", "Of them pay", Kind.COUNT),
            new Column("share", "Share", Kind.SHARE),
            new Column("share_from", "At least", Kind.SHARE),
            new Column("share_to", "At most", Kind.SHARE));
    var rows = List.of(row("activated", funnel.activated()), row("did not", funnel.others()));
    return new Sheet(
        "paying-by-activation", "Paying accounts by activation", source, columns, rows);
  }

  private static List<Object> row(String name, Funnel.Part part) {
    if (part.paying() == null) {
      return Arrays.asList(name, part.accounts(), null, null, null, null);
    }
    var row = new ArrayList<>(share(name, part.paying(), part.accounts()));
    row.add(1, part.accounts());
    return row;
  }
}
