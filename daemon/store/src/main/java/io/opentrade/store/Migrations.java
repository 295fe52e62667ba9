package io.opentrade.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Brings a database to the schema of this program: resources `1.sql`, `2.sql`, … in order, each in
/// one transaction, the number kept in `user_version`. Before a migration of a database that holds
/// something, a copy is laid beside it as `<file>.v<number>.backup`.
record Migrations(Path file, String schema) {
  void apply(Connection connection) throws SQLException {
    List<String> scripts = scripts();
    int version = check(connection);
    for (int next = version; next < scripts.size(); next++) {
      if (next > 0) {
        backUp(connection, next);
      }
      migrate(connection, scripts.get(next), next + 1);
    }
  }

  /// Makes an empty database what it was at that version.
  void make(Connection connection, int version) throws SQLException {
    List<String> scripts = scripts();
    for (int next = 0; next < version; next++) {
      migrate(connection, scripts.get(next), next + 1);
    }
  }

  /// @return the version of the database
  /// @throws StoreFailure TOO_NEW where this program does not know it
  int check(Connection connection) throws SQLException {
    int version = version(connection);
    if (version > scripts().size()) {
      throw new StoreFailure(
          StoreFailure.Kind.TOO_NEW,
          file
              + " was written by a newer version of OpenTrade: it is left as it is. Use that"
              + " version again, or move the file away and bring back a copy of before its"
              + " migration ("
              + file.getFileName()
              + ".v"
              + scripts().size()
              + ".backup).",
          null);
    }
    return version;
  }

  private static void migrate(Connection connection, String script, int version)
      throws SQLException {
    Database.inTransaction(
        connection,
        inside -> {
          try (Statement statement = inside.createStatement()) {
            statement.executeUpdate(script);
            return statement.executeUpdate("PRAGMA user_version=" + version);
          }
        });
  }

  private void backUp(Connection connection, int version) throws SQLException {
    Path backup = file.resolveSibling(file.getFileName() + ".v" + version + ".backup");
    Path part = file.resolveSibling(backup.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
        copy.setString(1, part.toString());
        copy.execute();
      }
      Files.move(part, backup, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StoreFailure(
          StoreFailure.Kind.IO, "The backup of " + file + " could not be written: " + e, e);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private List<String> scripts() {
    List<String> scripts = new ArrayList<>();
    while (true) {
      String name = schema + "/" + (scripts.size() + 1) + ".sql";
      try (InputStream stream = Migrations.class.getResourceAsStream(name)) {
        if (stream == null) {
          return scripts;
        }
        scripts.add(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new StoreFailure(StoreFailure.Kind.IO, "The schema " + name + " is unreadable.", e);
      }
    }
  }
}
