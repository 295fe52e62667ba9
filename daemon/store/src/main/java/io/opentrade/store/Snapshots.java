package io.opentrade.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;

/// Whole databases, copied while they are in use, and looked at before they are put to use.
public final class Snapshots {
  private static final SortedMap<String, String> SCHEMAS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("access.db", "access"),
              Map.entry("alerts.db", "alert"),
              Map.entry("audit.db", "audit"),
              Map.entry("autopilot.db", "autopilot"),
              Map.entry("candles.db", "candles"),
              Map.entry("demo.db", "ledger"),
              Map.entry("notices.db", "notice"),
              Map.entry("real.db", "ledger"),
              Map.entry("research.db", "research"),
              Map.entry("schedules.db", "schedule"),
              Map.entry("strategies.db", "strategy"),
              Map.entry("telegram.db", "telegram"),
              Map.entry("transfers.db", "transfer")));
  private static final String OBJECTS =
      "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema"
          + " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name)";
  private static final int PATIENCE_MILLIS = 10_000;

  private Snapshots() {}

  /// The file names of all databases of a house, in order.
  public static Iterable<String> names() {
    return SCHEMAS.keySet();
  }

  /// Whether a file of that name is one of the databases of a house.
  public static boolean knows(String name) {
    return SCHEMAS.containsKey(name);
  }

  /// Copies a database as it is at this moment. Others may read and write it meanwhile, from other
  /// processes as well: what they commit from now on is not in the copy. An interruption ends it.
  ///
  /// @param copy must not exist; it is on the disk when this returns
  /// @throws StoreFailure where it cannot be read, or the copy cannot be written
  public static void copy(Path database, Path copy) {
    // VACUUM INTO reads in one transaction. The backup interface would begin anew with every
    // commit of another process, and never end beside an import.
    try (Connection connection = readOnly(database);
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, copy.toAbsolutePath().toString());
      vacuum.execute();
    } catch (SQLException failure) {
      deleteQuietly(copy);
      throw StoreFailure.of(failure, database);
    }
  }

  /// Reads the whole of a database that is not in use.
  ///
  /// @param name the file name it has in a house
  /// @throws StoreFailure CORRUPT where it is not whole, TOO_NEW where it is of a later version
  public static void check(Path database, String name) {
    String schema = SCHEMAS.get(name);
    if (schema == null) {
      throw new StoreFailure(StoreFailure.Kind.CORRUPT, name + " is no database of ours.", null);
    }
    try (Connection connection = readOnly(database)) {
      String found = text(connection, "PRAGMA integrity_check(1)");
      if (!"ok".equals(found)) {
        throw new StoreFailure(
            StoreFailure.Kind.CORRUPT, name + " is damaged (" + found + ").", null);
      }
      Migrations migrations = new Migrations(Path.of(name), schema);
      int version = migrations.check(connection);
      if (!text(connection, OBJECTS).equals(objects(migrations, version))) {
        throw new StoreFailure(
            StoreFailure.Kind.CORRUPT,
            name + " has other tables than this program gives it.",
            null);
      }
    } catch (SQLException failure) {
      throw StoreFailure.of(failure, Path.of(name));
    }
  }

  /// What a database of that version is made of, as this program would make it: a table, view or
  /// trigger more could do something that nobody asked for.
  private static String objects(Migrations migrations, int version) throws SQLException {
    try (Connection empty = new SQLiteConfig().createConnection("jdbc:sqlite::memory:")) {
      migrations.make(empty, version);
      return text(empty, OBJECTS);
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      String answer = row.next() ? row.getString(1) : null;
      return answer == null ? "" : answer;
    }
  }

  private static Connection readOnly(Path database) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(PATIENCE_MILLIS);
    return config.createConnection("jdbc:sqlite:" + database.toAbsolutePath());
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // what remains is in the way of nothing but the next copy, which says so
    }
  }
}
