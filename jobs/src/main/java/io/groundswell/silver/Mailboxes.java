package io.groundswell.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** What an e-mail address says about the person behind it. */
final class Mailboxes {
  /** Providers where anybody may have an address, so that a domain says nothing of an employer. */
  private static final List<String> FREE_MAIL =
      List.of(
          "gmail.com",
          "googlemail.com",
          "outlook.com",
          "hotmail.com",
          "live.com",
          "msn.com",
          "yahoo.com",
          "ymail.com",
          "aol.com",
          "icloud.com",
          "me.com",
          "mac.com",
          "proton.me",
          "protonmail.com",
          "gmx.com",
          "gmx.de",
          "gmx.net",
          "web.de",
          "mail.com",
          "zoho.com",
          "yandex.com",
          "yandex.ru",
          "mail.ru",
          "qq.com",
          "163.com",
          "126.com",
          "naver.com",
          "orange.fr",
          "free.fr",
          "laposte.net",
          "libero.it",
          "fastmail.com",
          "hey.com",
          "tutanota.com");

  /** Mailboxes that several people read. */
  private static final List<String> SHARED =
      List.of(
          "info",
          "support",
          "help",
          "hello",
          "contact",
          "sales",
          "billing",
          "accounts",
          "accounting",
          "finance",
          "invoices",
          "admin",
          "administrator",
          "office",
          "team",
          "it",
          "hr",
          "jobs",
          "marketing",
          "press",
          "noreply",
          "no-reply",
          "postmaster",
          "webmaster");

  private final List<String> freeMail;
  private final List<String> shared;
  private final List<String> internal;

  Mailboxes(Business business) {
    freeMail = both(FREE_MAIL, business.freeMailDomains());
    shared =
        both(SHARED, business.sharedMailboxes()).stream()
            .map(mailbox -> mailbox.replaceFirst("@.*", ""))
            .toList();
    internal = both(List.of(), business.internalDomains());
  }

  /** As addresses are compared: no blanks around, lower case; null when it is no address. */
  static Column normal(Column email) {
    var normal = lower(trim(email));
    return when(normal.rlike("^[^@\\s]+@[^@\\s]+$"), normal);
  }

  /** What stands after the @ of a normal address. */
  static Column domain(Column email) {
    return substring_index(email, "@", -1);
  }

  /** The host of a web address or domain, without scheme, www and path. */
  static Column host(Column website) {
    return Json.filled(
        regexp_replace(lower(trim(website)), "^[a-z]+://|^www\\.|(?<=://)www\\.|[/?#:].*$", ""));
  }

  Column isFreeMail(Column domain) {
    return domain.isin(freeMail.toArray());
  }

  /** Also the second of its kind, as in support2 and info-3. */
  Column isSharedMailbox(Column email) {
    var mailbox = substring_index(substring_index(email, "@", 1), "+", 1);
    var unnumbered = regexp_replace(mailbox, "([-._]?[0-9]+)+$", "");
    return mailbox.isin(shared.toArray()).or(unnumbered.isin(shared.toArray()));
  }

  /** Whether the domain is our own; false where none is known. */
  Column isInternal(Column domain) {
    return coalesce(domain.isin(internal.toArray()), lit(false));
  }

  private static List<String> both(List<String> builtIn, List<String> own) {
    return Stream.concat(builtIn.stream(), own == null ? Stream.of() : own.stream())
        .map(word -> word.toLowerCase(java.util.Locale.ROOT))
        .distinct()
        .toList();
  }
}
