package io.opentrade.store;

import io.opentrade.store.FiringRow.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The table of firings, inside the transaction of the caller.
record FiringTable(Connection connection) {
  private static final String ROW =
      "SELECT number, alert, name, cause, at, text, action, told, progress, outcome FROM firing ";

  List<FiringRow> fire(List<FiringRow> firings, Map<Long, String> state) throws SQLException {
    List<FiringRow> fresh = new ArrayList<>();
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE alert SET armed=0, fired=?, firings=firings+?, state=? WHERE id=?")) {
      for (FiringRow firing : firings) {
        long number = insert(firing);
        if (number > 0) {
          fresh.add(numbered(firing, number));
        }
        update.setLong(1, firing.at());
        update.setInt(2, number > 0 ? 1 : 0);
        update.setString(3, state.get(firing.alert()));
        update.setLong(4, firing.alert());
        update.executeUpdate();
      }
    }
    return fresh;
  }

  /// @return the number; 0 where the cause had fired the alert before
  private long insert(FiringRow row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO firing"
                + "(alert, name, cause, at, text, action, told, progress, outcome)"
                + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING number")) {
      insert.setLong(1, row.alert());
      insert.setString(2, row.name());
      insert.setString(3, row.cause());
      insert.setLong(4, row.at());
      insert.setString(5, row.text());
      insert.setString(6, row.action());
      insert.setBoolean(7, row.told());
      insert.setString(8, word(row.progress()));
      insert.setString(9, row.outcome());
      try (ResultSet number = insert.executeQuery()) {
        return number.next() ? number.getLong(1) : 0;
      }
    }
  }

  private static FiringRow numbered(FiringRow row, long number) {
    return new FiringRow(
        number,
        row.alert(),
        row.name(),
        row.cause(),
        row.at(),
        row.text(),
        row.action(),
        row.told(),
        row.progress(),
        row.outcome());
  }

  private static String word(Progress progress) {
    return progress.name().toLowerCase(Locale.ROOT);
  }

  List<FiringRow> open() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(ROW + "WHERE told = 0 OR progress <> 'done' ORDER BY number")) {
      return rows(select);
    }
  }

  List<FiringRow> history(long alert, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(ROW + "WHERE ?=0 OR alert=? ORDER BY number DESC LIMIT ?")) {
      select.setLong(1, alert);
      select.setLong(2, alert);
      select.setInt(3, most);
      return rows(select);
    }
  }

  private static List<FiringRow> rows(PreparedStatement select) throws SQLException {
    List<FiringRow> rows = new ArrayList<>();
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        rows.add(
            new FiringRow(
                found.getLong("number"),
                found.getLong("alert"),
                found.getString("name"),
                found.getString("cause"),
                found.getLong("at"),
                found.getString("text"),
                found.getString("action"),
                found.getBoolean("told"),
                Progress.valueOf(found.getString("progress").toUpperCase(Locale.ROOT)),
                found.getString("outcome")));
      }
    }
    return rows;
  }

  int told(long number) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE firing SET told=1 WHERE number=?")) {
      update.setLong(1, number);
      return update.executeUpdate();
    }
  }

  int progress(long number, Progress progress, String outcome) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE firing SET progress=?, outcome=? WHERE number=?")) {
      update.setString(1, word(progress));
      update.setString(2, outcome);
      update.setLong(3, number);
      return update.executeUpdate();
    }
  }
}
