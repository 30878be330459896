package io.groundswell.lakehouse;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows that hold to a contract and are random otherwise: few different ids, so that rows meet; days
 * and times around the run, so that they come late and early.
 */
public final class RandomRows {
  private static final int VECTOR_LENGTH = 3;

  private final Contract contract;
  private final Random random;
  private final LocalDate from;
  private final LocalDate to;
  private final Map<String, List<String>> words;

  /**
   * @param words by column name, the words to choose from where any string would mean nothing to
   *     the job (event names, plan names)
   */
  public RandomRows(
      Contract contract,
      Random random,
      LocalDate from,
      LocalDate to,
      Map<String, List<String>> words) {
    this.contract = contract;
    this.random = random;
    this.from = from;
    this.to = to;
    this.words = words;
  }

  public Dataset<Row> dataset(int count) {
    return TestSession.spark().createDataFrame(rows(count), contract.schema()).coalesce(1);
  }

  /** So many, but for those whose key another has already. */
  public List<Row> rows(int count) {
    var rows = new ArrayList<Row>();
    var keys = new HashSet<List<Object>>();
    for (int i = 0; i < count; i++) {
      var values = new ArrayList<Object>();
      for (var field : contract.schema().fields()) {
        values.add(value(field));
      }
      var key =
          contract.key().stream().map(k -> values.get(contract.schema().fieldIndex(k))).toList();
      if (keys.add(key)) {
        rows.add(RowFactory.create(values.toArray()));
      }
    }
    return rows;
  }

  private Object value(StructField field) {
    boolean required =
        contract.checks().stream()
            .anyMatch(c -> c instanceof Check.NotNull n && n.column().equals(field.name()));
    if (!required && random.nextInt(4) == 0) {
      return null;
    }
    boolean isText = !field.dataType().typeName().matches("array|map|struct");
    if (isText && words.containsKey(field.name())) {
      return Rows.typed(any(words.get(field.name())), field.dataType());
    }
    Double minimum = null;
    Double maximum = null;
    for (var check : contract.checks()) {
      if (check instanceof Check.OneOf list && list.column().equals(field.name())) {
        return Rows.typed(any(list.values()), field.dataType());
      }
      if (check instanceof Check.Between limits && limits.column().equals(field.name())) {
        minimum = limits.minimum();
        maximum = limits.maximum();
      }
    }
    return any(field.name(), field.dataType(), minimum, maximum);
  }

  private Object any(String name, DataType type, Double minimum, Double maximum) {
    double low = minimum == null ? 0 : minimum;
    double high = maximum == null ? low + 9 : Math.min(maximum, low + 1000);
    return switch (type.typeName()) {
      case "string" -> string(name);
      case "date" -> name.equals(Slices.KNOWN_ON) ? Date.valueOf(day(0)) : Date.valueOf(day(5));
      case "timestamp" ->
          Timestamp.from(
              day(5)
                  .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                  .toInstant(ZoneOffset.UTC));
      case "long" -> (long) (low + random.nextInt((int) (high - low) + 1));
      case "integer" -> (int) (low + random.nextInt((int) (high - low) + 1));
      case "double" -> low + Math.round(random.nextDouble() * (high - low) * 8) / 8.0;
      case "float" -> (float) (low + random.nextInt(8) / 8.0);
      case "boolean" -> random.nextBoolean();
      case "array" -> array(name, ((ArrayType) type).elementType());
      case "map" -> Map.of();
      case "struct" -> struct((StructType) type);
      default -> {
        if (type instanceof DecimalType decimal) {
          yield BigDecimal.valueOf((long) low * 8 + random.nextInt(64), 3)
              .setScale(decimal.scale(), java.math.RoundingMode.HALF_UP);
        }
        throw new IllegalArgumentException("no random " + type);
      }
    };
  }

  private Object string(String name) {
    if (name.endsWith("_id") || name.endsWith("_file")) {
      return name.replaceAll("^.*_(?=\\w+_id$)", "").replace("_id", "") + random.nextInt(4);
    }
    if (name.equals("email")) {
      return "user" + random.nextInt(4) + "@customer" + random.nextInt(2) + ".example";
    }
    return name + random.nextInt(3);
  }

  /** Up to two elements; of floats always as many, since vectors of one table are of one length. */
  private List<Object> array(String name, DataType element) {
    boolean isVector = element.typeName().equals("float");
    var values = new ArrayList<>();
    for (int i = isVector ? VECTOR_LENGTH : random.nextInt(3); i > 0; i--) {
      values.add(any(name, element, null, null));
    }
    return values;
  }

  private Row struct(StructType type) {
    var values = new ArrayList<>();
    for (var field : type.fields()) {
      var isWord = words.containsKey(field.name());
      values.add(
          isWord
              ? Rows.typed(any(words.get(field.name())), field.dataType())
              : any(field.name(), field.dataType(), null, null));
    }
    return RowFactory.create(values.toArray());
  }

  private LocalDate day(int around) {
    long days = to.toEpochDay() - from.toEpochDay() + 1 + 2L * around;
    return from.minusDays(around).plusDays(random.nextInt((int) days));
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
