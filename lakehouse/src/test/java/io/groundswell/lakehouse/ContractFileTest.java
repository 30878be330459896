package io.groundswell.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractFileTest {
  private static final Table NOTES = new Table(Layer.SILVER, "notes");
  private static final String GOOD =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: silver.notes
      name: notes
      version: 1.2.0
      status: active
      domain: silver
      description: {purpose: Notes.}
      slaProperties: [{property: retention, value: 2, unit: y}]
      schema:
        - name: notes
          physicalType: table
          description: A note.
          dataGranularityDescription: One row per note and day.
          tags: [both]
          properties:
            - {name: known_on, logicalType: date, physicalType: DATE, description: Day., primaryKey: true, primaryKeyPosition: 1}
            - {name: note_id, logicalType: string, physicalType: STRING, description: Which., primaryKey: true, primaryKeyPosition: 2}
            - name: stars
              logicalType: integer
              logicalTypeOptions: {minimum: 1, maximum: 5}
              physicalType: BIGINT
              description: How good.
              required: true
              tags: [fix]
            - name: mood
              logicalType: string
              physicalType: STRING
              description: How it was said.
              classification: restricted
              quality:
                - type: library
                  metric: invalidValues
                  arguments: {validValues: [calm, angry]}
                  mustBe: 0
                  severity: warning
            - name: account_id
              logicalType: string
              physicalType: STRING
              description: Whose.
              relationships:
                - {type: foreignKey, to: ../silver/accounts.yaml#schema/accounts/properties/account_id}
          customProperties:
            - {property: exampleQuery, description: 'How many?', value: SELECT count(*) FROM silver.notes}
      """;

  @Test
  void aContractIsShapeKeyChecksPurposeAndRetention() {
    var contract = parse(GOOD);

    assertThat(contract.schema().fieldNames())
        .containsExactly("known_on", "note_id", "stars", "mood", "account_id");
    assertThat(contract.field("stars").dataType()).isEqualTo(DataTypes.LongType);
    assertThat(contract.field("stars").metadata().getString("comment")).isEqualTo("How good.");
    assertThat(contract.key()).containsExactly("known_on", "note_id");
    assertThat(contract.restricted()).containsExactly("mood");
    assertThat(contract.purposes()).containsEntry("stars", "fix").containsEntry("mood", "both");
    assertThat(contract.retentionDays()).isEqualTo(730);
    assertThat(contract.examples())
        .containsExactly(new Example("How many?", "SELECT count(*) FROM silver.notes"));
    assertThat(contract.checks())
        .containsExactlyInAnyOrder(
            new Check.NotNull("known_on"),
            new Check.NotNull("note_id"),
            new Check.NotNull("stars"),
            new Check.Between("stars", 1.0, 5.0),
            new Check.OneOf("mood", List.of("calm", "angry"), Severity.WARNING),
            new Check.ForeignKey(
                "account_id", Table.of("silver.accounts"), "account_id", Severity.WARNING),
            new Check.Unique(List.of("known_on", "note_id")));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "required: true|requird: true|unknown key 'schema[0].properties[2].requird'",
        "required: true|required: perhaps|properties[2].required",
        "physicalType: BIGINT|physicalType: BIGNUM|'properties.stars.physicalType' must be a Spark type, not BIGNUM",
        "logicalType: integer|logicalType: string|for a logicalType of string",
        "id: silver.notes|id: gold.notes|'id' must be silver.notes",
        "primaryKeyPosition: 2|primaryKeyPosition: 3|the positions 1 to 2",
        "version: 1.2.0|version: new|three numbers",
        "apiVersion: v3.1.0|apiVersion: v2|v3.1.0",
        "classification: restricted|classification: secret|properties.mood.classification",
        "tags: [fix]|tags: [upsell]|not upsell",
        "metric: invalidValues|metric: rowCount|metric invalidValues",
        "severity: warning|severity: mild|error or warning",
        "/properties/account_id|/account_id|schema/table/properties/column",
        "unit: y|unit: moons|a value in d or y",
        "property: exampleQuery|property: owner|'customProperties.property' must be exampleQuery",
        "description: 'How many?'|description: ''|the question in words",
      })
  void aTypoFailsWithTheFileAndTheKey(String good, String bad, String said) {
    assertThatThrownBy(() -> parse(GOOD.replace(good, bad)))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("schemas/silver/notes.yaml")
        .hasMessageContaining(said);
  }

  @Test
  void aJobThatYieldsOtherColumnsIsToldWhich() {
    var contract = parse(GOOD);
    var rows = Rows.of(contract).row("stars", 3).dataset();

    assertThatThrownBy(() -> contract.conform(rows.drop("mood").withColumnRenamed("stars", "star")))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("missing [mood, stars]")
        .hasMessageContaining("not in the contract [star]");
    assertThatThrownBy(
            () -> contract.conform(rows.withColumn("stars", rows.col("stars").cast("string"))))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("yields stars as STRING, the contract says BIGINT");
  }

  private static Contract parse(String yaml) {
    return ContractFile.parse(yaml, "schemas/silver/notes.yaml", NOTES);
  }
}
