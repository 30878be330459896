package io.groundswell.lakehouse;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hadoop.fs.s3a.AWSClientIOException;
import org.apache.hadoop.fs.s3a.HttpChannelEOFException;
import org.apache.hadoop.fs.s3a.UnknownStoreException;
import org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an object store says, or that it says nothing, in one sentence and with what to do. */
public final class StoreFailures {
  private static final Set<String> UNKNOWN_KEYS =
      Set.of(
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "InvalidToken",
          "ExpiredToken",
          "TokenRefreshRequired");

  private StoreFailures() {}

  /**
   * Null when the failure is none of an object store.
   *
   * @param what could not be done, such as "gold.advocates could not be made"
   */
  public static GroundswellException explained(String what, Throwable e) {
    var depth = 0;
    for (var cause = e; cause != null && depth < 30; cause = cause.getCause(), depth++) {
      var explained = meant(what, cause, e);
      if (explained != null) {
        return explained;
      }
    }
    return null;
  }

  private static GroundswellException meant(String what, Throwable cause, Throwable all) {
    if (cause instanceof NoAuthWithAWSException
        || said(cause).contains("Unable to load credentials")) {
      return new WrongUse(
          what
              + ": no credentials for S3 were found. Export AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY, or give the machine a role; conf/production.yaml says"
              + " where they are looked for.",
          all);
    }
    if (cause instanceof UnknownStoreException) {
      return noBucket(what, all);
    }
    if (cause instanceof AwsServiceException answer) {
      return answered(what, answer, all);
    }
    if (cause instanceof UnknownHostException
        || cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof HttpChannelEOFException) {
      return silent(what, all);
    }
    boolean isLast = cause.getCause() == null || cause.getCause() == cause;
    boolean isOfTheNetwork =
        cause instanceof SocketException
            || cause.getClass().getName().matches(".*(Timeout|NoHttpResponse)Exception");
    return isLast && isOfTheNetwork && isOfAStore(all) ? silent(what, all) : null;
  }

  private static GroundswellException answered(
      String what, AwsServiceException answer, Throwable all) {
    var code = answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorCode();
    if (code != null && UNKNOWN_KEYS.contains(code)) {
      return new WrongUse(
          "%s: the store does not know the key it was given (%s). Look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or at the role of the machine."
              .formatted(what, code),
          all);
    }
    if ("NoSuchBucket".equals(code)) {
      return noBucket(what, all);
    }
    return switch (answer.statusCode()) {
      case 401, 403 ->
          new WrongUse(
              "%s: the store refuses (%s). Look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or the role of the machine, and whether it may list, read, write and delete there."
                  .formatted(what, code == null ? answer.statusCode() : code),
              all);
      case 429, 503 ->
          new Failed(
              "%s: the store keeps asking for fewer requests (%d). Run again later, or with fewer cores; what is published stays."
                  .formatted(what, answer.statusCode()),
              all);
      case 500, 502, 504 ->
          new Failed(
              "%s: the store failed (%d) and did not recover. Run again; what is published stays."
                  .formatted(what, answer.statusCode()),
              all);
      default -> null;
    };
  }

  private static WrongUse noBucket(String what, Throwable all) {
    return new WrongUse(
        what
            + ": there is no such bucket. Make it, or correct its name or"
            + " spark.hadoop.fs.s3a.endpoint in the conf.",
        all);
  }

  private static StoreSilent silent(String what, Throwable all) {
    var root = all;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return new StoreSilent(
        "%s: the store does not answer (%s: %s). See that it runs and that spark.hadoop.fs.s3a.endpoint and the region name it, then run again; what is published stays."
            .formatted(
                what,
                root.getClass().getSimpleName(),
                said(root).lines().findFirst().orElse("no reason given")),
        all);
  }

  private static boolean isOfAStore(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof AWSClientIOException || cause instanceof SdkException) {
        return true;
      }
    }
    return false;
  }

  private static String said(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }
}
