package io.opentrade.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Strategies with what they are started with (`strategies.db`). What was written outlives a power
/// cut. Safe for use by many threads. Every method throws [StoreFailure] where the database fails.
public final class StrategyStore implements AutoCloseable {
  private final Database database;

  private StrategyStore(Database database) {
    this.database = database;
  }

  /// Opens the file, made where missing.
  public static StrategyStore open(Path file) {
    return new StrategyStore(
        Database.open(file, "strategy", StoreOptions.DEFAULT, Database.Durability.FULL));
  }

  /// Keeps a new one.
  ///
  /// @return false where there is one of that name, which stays as it is
  public boolean add(ConfigurationRow row) {
    return database.write(connection -> new ConfigurationTable(connection).add(row)) > 0;
  }

  /// Keeps it in place of the one of that name, but for when that was made.
  public void change(ConfigurationRow row) {
    database.write(connection -> new ConfigurationTable(connection).change(row));
  }

  /// Forgets the one of that name.
  public void remove(String name) {
    database.write(connection -> new ConfigurationTable(connection).remove(name));
  }

  /// All in order of their names.
  public List<ConfigurationRow> all() {
    return database.read(connection -> new ConfigurationTable(connection).all());
  }

  /// The one of that name.
  public Optional<ConfigurationRow> find(String name) {
    return all().stream().filter(row -> row.name().equals(name)).findFirst();
  }

  @Override
  public void close() {
    database.close();
  }
}
