package io.groundswell.silver;

import static io.groundswell.Tables.USERS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The people who use the product or wrote to us.
 *
 * <p>One row per person and day on which something about them changed. The account is the group
 * that the product named last for them, in an identify or group call; ordinary events are not
 * asked, so that the history read here grows with people and not with use.
 */
public final class Users implements Job {
  private final Business business;
  private final Pseudonyms pseudonyms;

  public Users(Business business, Pseudonyms pseudonyms) {
    this.business = business;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return USERS;
  }

  @Override
  public List<Table> inputs() {
    return People.SOURCES;
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var versions =
        Versions.of(
            People.sightings(in)
                .withColumn(
                    "role", when(col("role").isin("owner", "admin", "member"), col("role"))),
            List.of(People.PERSON),
            newest("account_id"),
            newest("role"),
            newest(People.EMAIL),
            newest("signed_up_at"));
    return described(versions.where(run.covers(col(KNOWN_ON))));
  }

  private Dataset<Row> described(Dataset<Row> versions) {
    var addresses = new Mailboxes(business);
    var domain = Mailboxes.domain(col(People.EMAIL));
    return versions.select(
        col(KNOWN_ON),
        pseudonyms.of(col(People.PERSON)).as("user_id"),
        col("account_id"),
        col("role"),
        domain.as("email_domain"),
        addresses.isFreeMail(domain).as("is_free_mail"),
        addresses.isSharedMailbox(col(People.EMAIL)).as("is_shared_mailbox"),
        addresses.isInternal(domain).as("is_internal"),
        col("signed_up_at"));
  }
}
