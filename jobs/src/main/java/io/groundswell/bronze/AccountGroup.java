package io.groundswell.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_values;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Which of the groups that somebody acts in is the account.
 *
 * <p>PostHog and Amplitude let a company name its kinds of groups as it likes. One of the usual
 * names for a customer comes first, then the only group there is; of several that all have other
 * names, such as a project and a region, none is the account.
 */
final class AccountGroup {
  private static final List<String> NAMES =
      List.of(
          "company",
          "account",
          "organization",
          "organisation",
          "workspace",
          "org",
          "team",
          "tenant",
          "customer",
          "company_id",
          "account_id",
          "organization_id",
          "organisation_id",
          "workspace_id",
          "org_id",
          "team_id",
          "tenant_id",
          "customer_id");

  private AccountGroup() {}

  /**
   * The value that belongs to the account, such as its key; null if no group is one.
   *
   * @param byKind a column of {@link #byName}
   */
  static Column among(Column byKind) {
    return value(coalesce(called(byKind), when(size(byKind).equalTo(1), only(byKind))));
  }

  /** The same, but a group of any other name is none. */
  static Column calledSo(Column byKind) {
    return value(called(byKind));
  }

  /** Whether this kind of group is an account. */
  static Column isCalledSo(Column kind) {
    return kind.isin(NAMES.toArray());
  }

  /** The one value of a JSON object. */
  static Column only(Column byName) {
    return get(map_values(byName), lit(0));
  }

  /** A JSON object as a map of texts, to be kept in a column, since it is looked at often. */
  static Column byName(Column json) {
    return from_json(json, lit("map<string,string>"));
  }

  private static Column called(Column byKind) {
    return coalesce(
        NAMES.stream().map(name -> try_element_at(byKind, lit(name))).toArray(Column[]::new));
  }

  /** Amplitude lists keys, since somebody may act in many groups; the first counts. */
  private static Column value(Column said) {
    var first = when(said.startsWith("["), get_json_object(said, "$[0]")).otherwise(said);
    return when(first.notEqual(""), first);
  }
}
