package io.opentrade.store;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The record of what was done (`audit.db`). Rows are only ever added. Safe for use by many
/// threads. Every method throws [StoreFailure] where the database fails.
public final class AuditStore implements AutoCloseable {
  private final Database database;

  private AuditStore(Database database) {
    this.database = database;
  }

  /// Opens the file, made where missing.
  public static AuditStore open(Path file) {
    return open(file, StoreOptions.DEFAULT);
  }

  public static AuditStore open(Path file, StoreOptions options) {
    return new AuditStore(Database.open(file, "audit", options));
  }

  /// Adds a row behind the last.
  ///
  /// @param row whose number is given here, whatever it says
  /// @return its number
  public long append(AuditRow row) {
    return database.write(connection -> new AuditTable(connection).append(row));
  }

  /// The rows at which actions began, the newest of those that fit, the oldest of them first.
  ///
  /// @param since milliseconds since the epoch
  /// @param actor empty for all
  /// @param method how it begins; empty for all
  public List<AuditRow> beginnings(long since, String actor, String method, int most) {
    return database.read(
        connection -> new AuditTable(connection).beginnings(since, actor, method, most));
  }

  /// What came of the actions that began at or behind a row.
  public List<AuditRow> ends(long from) {
    return database.read(connection -> new AuditTable(connection).ends(from));
  }

  /// How many rows there are.
  public long count() {
    return database.read(connection -> new AuditTable(connection).count());
  }

  /// Looks at every row.
  public AuditCheck check(@Nullable String noted) {
    return database.read(connection -> new AuditTable(connection).check(noted));
  }

  @Override
  public void close() {
    database.close();
  }
}
