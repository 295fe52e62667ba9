package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of the runs of schedules, inside the transaction of the caller.
record ScheduledRunTable(Connection connection) {
  private static final String ROW =
      "SELECT id, schedule, nominal, attempt, state, started, ended, exit, out, err FROM run ";

  List<Long> add(List<ScheduledRunRow> runs) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO run(state, started, ended, exit, out, err, schedule, nominal, attempt)"
                + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      for (ScheduledRunRow run : runs) {
        fare(insert, run);
        insert.setLong(7, run.schedule());
        insert.setLong(8, run.nominal());
        insert.setInt(9, run.attempt());
        insert.executeUpdate();
        try (ResultSet keys = insert.getGeneratedKeys()) {
          keys.next();
          ids.add(keys.getLong(1));
        }
      }
    }
    return ids;
  }

  int note(ScheduledRunRow run) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE run SET state=?, started=?, ended=?, exit=?, out=?, err=? WHERE id=?")) {
      fare(update, run);
      update.setLong(7, run.id());
      return update.executeUpdate();
    }
  }

  private static void fare(PreparedStatement statement, ScheduledRunRow run) throws SQLException {
    statement.setString(1, run.state());
    statement.setLong(2, run.started());
    set(statement, 3, run.ended());
    set(statement, 4, run.exit() == null ? null : Long.valueOf(run.exit()));
    statement.setString(5, run.out());
    statement.setString(6, run.err());
  }

  private static void set(PreparedStatement statement, int place, @Nullable Long value)
      throws SQLException {
    if (value == null) {
      statement.setNull(place, Types.INTEGER);
    } else {
      statement.setLong(place, value);
    }
  }

  List<ScheduledRunRow> newest(long schedule, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(ROW + "WHERE schedule=? ORDER BY id DESC LIMIT ?")) {
      select.setLong(1, schedule);
      select.setInt(2, most);
      return read(select);
    }
  }

  List<ScheduledRunRow> inState(String state) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(ROW + "WHERE state=? ORDER BY id")) {
      select.setString(1, state);
      return read(select);
    }
  }

  int keepNewest(long schedule, int most) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM run WHERE schedule=? AND id NOT IN"
                + " (SELECT id FROM run WHERE schedule=? ORDER BY id DESC LIMIT ?)")) {
      delete.setLong(1, schedule);
      delete.setLong(2, schedule);
      delete.setInt(3, most);
      return delete.executeUpdate();
    }
  }

  private static List<ScheduledRunRow> read(PreparedStatement select) throws SQLException {
    List<ScheduledRunRow> runs = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        long ended = rows.getLong(7);
        boolean open = rows.wasNull();
        int exit = rows.getInt(8);
        boolean without = rows.wasNull();
        runs.add(
            new ScheduledRunRow(
                rows.getLong(1),
                rows.getLong(2),
                rows.getLong(3),
                rows.getInt(4),
                rows.getString(5),
                rows.getLong(6),
                open ? null : Long.valueOf(ended),
                without ? null : Integer.valueOf(exit),
                rows.getString(9),
                rows.getString(10)));
      }
    }
    return runs;
  }
}
