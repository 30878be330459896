package io.groundswell.lakehouse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Every contract, by table. */
public final class Contracts {
  /** Whoever asks for one asks often, and reading all of them anew takes a tenth of a second. */
  private static final Map<Table, Contract> SHIPPED = new ConcurrentHashMap<>();

  private final Map<Table, Contract> byTable =
      new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));

  private Contracts(Collection<Contract> contracts) {
    contracts.forEach(contract -> byTable.put(contract.table(), contract));
  }

  public static Contracts of(Collection<Contract> contracts) {
    return new Contracts(contracts);
  }

  /**
   * The contracts of these tables, shipped as {@code schemas/layer/name.yaml} on the class path.
   */
  public static Contracts onClassPath(Collection<Table> tables) {
    return new Contracts(
        tables.stream().map(t -> SHIPPED.computeIfAbsent(t, Contracts::shipped)).toList());
  }

  /** Every contract in a folder of {@code layer/name.yaml}. */
  public static Contracts inFolder(Path schemas) {
    try (var files = Files.walk(schemas)) {
      return new Contracts(
          files
              .filter(f -> f.toString().endsWith(".yaml"))
              .sorted()
              .map(
                  f -> {
                    var path = schemas.relativize(f).toString().replace(".yaml", "");
                    return ContractFile.read(f, Table.of(path.replace('/', '.')));
                  })
              .toList());
    } catch (IOException e) {
      throw new WrongUse("The contracts in %s cannot be read.".formatted(schemas), e);
    }
  }

  /** The contract of a table; a table without one cannot be read or written. */
  public Contract of(Table table) {
    var contract = byTable.get(table);
    if (contract == null) {
      throw new WrongUse(
          "There is no table %s. `./groundswell tables` lists those there are.".formatted(table));
    }
    return contract;
  }

  public boolean has(Table table) {
    return byTable.containsKey(table);
  }

  /** All of them, by name. */
  public Collection<Contract> all() {
    return byTable.values();
  }

  private static Contract shipped(Table table) {
    var path = "schemas/%s/%s.yaml".formatted(table.layer().folder(), table.name());
    try (var stream = Contracts.class.getClassLoader().getResourceAsStream(path)) {
      if (stream == null) {
        throw new WrongUse(
            "%s has no contract. Write %s; CONTRIBUTING.md shows how.".formatted(table, path));
      }
      return ContractFile.parse(
          new String(stream.readAllBytes(), StandardCharsets.UTF_8), path, table);
    } catch (IOException e) {
      throw new WrongUse("%s cannot be read.".formatted(path), e);
    }
  }
}
