package io.groundswell.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.udf;

import io.groundswell.lakehouse.WrongUse;
import java.io.Serializable;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * A name for a person that says nothing about the person: HMAC-SHA256 of the raw id, in hex.
 *
 * <p>Without the key nobody can tell who it is, nor check a guess; with the same key the same
 * person has the same pseudonym in every table and on every day. A new key makes everybody a
 * stranger.
 */
public final class Pseudonyms implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String ALGORITHM = "HmacSHA256";

  /** Below this many characters a key can be guessed. */
  private static final int MIN_KEY_LENGTH = 16;

  private final byte[] key;

  /**
   * A ready Mac per thread, as the class itself holds state; made again where this has travelled.
   */
  private transient volatile ThreadLocal<Mac> macs;

  /** White space around the key is no part of it: a secret file often ends with a line break. */
  public Pseudonyms(String key) {
    this(key == null ? null : key.strip().getBytes(UTF_8));
  }

  public Pseudonyms(byte[] key) {
    if (key == null || key.length < MIN_KEY_LENGTH) {
      throw new WrongUse(
          "The key for pseudonyms is missing or shorter than "
              + MIN_KEY_LENGTH
              + " characters. A short key can be guessed, and with it every user id in silver."
              + " Make one with `openssl rand -hex 32`, keep it with your secrets, and never change it:"
              + " a new key gives every person a new id.");
    }
    this.key = key.clone();
  }

  /** The pseudonym of a raw id; null has none. */
  public String of(String raw) {
    return raw == null ? null : HexFormat.of().formatHex(macs().get().doFinal(raw.getBytes(UTF_8)));
  }

  /** The pseudonym of each raw id in a column. Plans show the name of the function, not the key. */
  public Column of(Column raw) {
    UDF1<String, String> pseudonym = this::of;
    return udf(pseudonym, DataTypes.StringType).withName("pseudonym").apply(raw);
  }

  /** Says nothing of the key: objects end up in logs. */
  @Override
  public String toString() {
    return "Pseudonyms";
  }

  private ThreadLocal<Mac> macs() {
    if (macs == null) {
      synchronized (this) {
        if (macs == null) {
          macs = ThreadLocal.withInitial(this::mac);
        }
      }
    }
    return macs;
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new WrongUse("This Java has no " + ALGORITHM + ". Use one that does: every JDK 17.", e);
    }
  }
}
