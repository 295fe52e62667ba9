package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The mark of a clean stop. Every process that has the file open owns a row; closing deletes it.
/// A row whose process no longer lives was left by a crash.
///
/// @param unclean whether such a row was found (and removed) on opening
record Openings(long id, boolean unclean) {
  /// Two processes may compute the start of a third a second apart, from a clock that was set.
  private static final long SAME_START_MILLIS = 2_000;

  private record Row(long id, long pid, long started) {
    boolean dead() {
      Optional<ProcessHandle> process = ProcessHandle.of(pid);
      return process.isEmpty()
          || !process.get().isAlive()
          || Math.abs(startOf(process.get()) - started) > SAME_START_MILLIS;
    }
  }

  static Openings register(Connection connection) throws SQLException {
    List<Row> dead = rows(connection).stream().filter(Row::dead).toList();
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM opening WHERE id=?")) {
      for (Row row : dead) {
        delete.setLong(1, row.id());
        delete.executeUpdate();
      }
    }
    ProcessHandle self = ProcessHandle.current();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO opening(pid, started) VALUES(?, ?) RETURNING id")) {
      insert.setLong(1, self.pid());
      insert.setLong(2, startOf(self));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return new Openings(row.getLong(1), !dead.isEmpty());
      }
    }
  }

  /// Takes the mark away: this process stopped cleanly.
  boolean leave(Connection connection) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM opening WHERE id=?")) {
      delete.setLong(1, id);
      return delete.executeUpdate() == 1;
    }
  }

  private static List<Row> rows(Connection connection) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT id, pid, started FROM opening")) {
      while (result.next()) {
        rows.add(new Row(result.getLong(1), result.getLong(2), result.getLong(3)));
      }
    }
    return rows;
  }

  /// Process ids are used again; together with the start they are not.
  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
