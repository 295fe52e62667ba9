package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The table of schedules, inside the transaction of the caller.
record ScheduleTable(Connection connection) {
  long add(ScheduleRow row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO schedule(name, definition, paused, considered, created)"
                + " VALUES(?, ?, ?, ?, ?) ON CONFLICT(name) DO NOTHING",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, row.name());
      insert.setString(2, row.definition());
      insert.setBoolean(3, row.paused());
      insert.setLong(4, row.considered());
      insert.setLong(5, row.created());
      if (insert.executeUpdate() == 0) {
        return 0;
      }
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  List<ScheduleRow> schedules() throws SQLException {
    List<ScheduleRow> schedules = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery(
                "SELECT id, name, definition, paused, considered, created FROM schedule"
                    + " ORDER BY name")) {
      while (rows.next()) {
        schedules.add(
            new ScheduleRow(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getBoolean(4),
                rows.getLong(5),
                rows.getLong(6)));
      }
    }
    return schedules;
  }

  int considered(long id, long until) throws SQLException {
    return update("UPDATE schedule SET considered=? WHERE id=?", until, id);
  }

  int pause(long id, boolean paused) throws SQLException {
    return update("UPDATE schedule SET paused=? WHERE id=?", paused ? 1 : 0, id);
  }

  private int update(String sql, long value, long id) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, value);
      update.setLong(2, id);
      return update.executeUpdate();
    }
  }

  int remove(long id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM schedule WHERE id=?")) {
      delete.setLong(1, id);
      return delete.executeUpdate();
    }
  }
}
