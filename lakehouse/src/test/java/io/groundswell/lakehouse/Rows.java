package io.groundswell.lakehouse;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;

/**
 * Rows of a table for a test: the contract fills what a row needs, the test names what matters.
 *
 * <p>{@code rows(TICKETS).row("ticket_id", "t1", "status", "open").dataset()}
 */
public final class Rows {
  /** The day of a row that does not say another. */
  public static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  private final Contract contract;
  private final List<Row> rows = new ArrayList<>();

  private Rows(Contract contract) {
    this.contract = contract;
  }

  public static Rows of(Contract contract) {
    return new Rows(contract);
  }

  /** Adds a row; names and values alternate. */
  public Rows row(Object... namesAndValues) {
    var given = new java.util.HashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      contract.field((String) namesAndValues[i]);
      given.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    var values = new ArrayList<Object>();
    for (var field : contract.schema().fields()) {
      values.add(
          given.containsKey(field.name())
              ? typed(given.get(field.name()), field.dataType())
              : filler(field));
    }
    rows.add(RowFactory.create(values.toArray()));
    return this;
  }

  public Dataset<Row> dataset() {
    return TestSession.spark().createDataFrame(rows, contract.schema()).coalesce(1);
  }

  private Object filler(StructField field) {
    if (field.name().equals(Slices.KNOWN_ON)) {
      return Date.valueOf(DAY);
    }
    boolean required =
        contract.checks().stream()
            .anyMatch(c -> c instanceof Check.NotNull n && n.column().equals(field.name()));
    if (!required) {
      return null;
    }
    for (var check : contract.checks()) {
      if (check instanceof Check.OneOf words && words.column().equals(field.name())) {
        return typed(words.values().get(0), field.dataType());
      }
      if (check instanceof Check.Between limits
          && limits.column().equals(field.name())
          && limits.minimum() != null) {
        return typed(limits.minimum(), field.dataType());
      }
    }
    return switch (field.dataType().typeName()) {
      case "string" -> field.name() + (rows.size() + 1);
      case "date" -> Date.valueOf(DAY);
      case "timestamp" -> Timestamp.from(DAY.atStartOfDay().toInstant(ZoneOffset.UTC));
      case "boolean" -> false;
      case "array" -> List.of();
      case "map" -> Map.of();
      default -> typed(0, field.dataType());
    };
  }

  /** The value as Spark wants it, so that a test can write 3, "2026-01-05T10:00:00Z" or a day. */
  static Object typed(Object value, DataType type) {
    if (value == null) {
      return null;
    }
    if (type instanceof ArrayType array && value instanceof List<?> list) {
      return list.stream().map(v -> typed(v, array.elementType())).toList();
    }
    if (type instanceof MapType) {
      return value;
    }
    return switch (type.typeName()) {
      case "date" ->
          value instanceof LocalDate day ? Date.valueOf(day) : Date.valueOf(value.toString());
      case "timestamp" ->
          value instanceof Instant at
              ? Timestamp.from(at)
              : Timestamp.from(Instant.parse(value.toString()));
      case "long" -> new BigDecimal(value.toString()).longValueExact();
      case "integer" -> new BigDecimal(value.toString()).intValueExact();
      case "double" -> Double.valueOf(value.toString());
      case "float" -> Float.valueOf(value.toString());
      case "boolean" -> Boolean.valueOf(value.toString());
      default ->
          type instanceof DecimalType decimal
              ? new BigDecimal(value.toString()).setScale(decimal.scale())
              : value;
    };
  }
}
