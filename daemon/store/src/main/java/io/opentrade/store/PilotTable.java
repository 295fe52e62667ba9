package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tables of runs and legs of the autopilot, inside the transaction of the caller.
record PilotTable(Connection connection) {
  private static final String COLUMNS =
      "SELECT id, account, definition, state, started, ended, reason, peak, reviewed FROM run";

  long add(PilotRow row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO run(account, definition, state, started, peak, reviewed)"
                + " VALUES(?, ?, ?, ?, ?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, row.account());
      insert.setString(2, row.definition());
      insert.setString(3, row.state());
      insert.setLong(4, row.started());
      insert.setString(5, row.peak());
      insert.setLong(6, row.reviewed());
      if (insert.executeUpdate() == 0) {
        return 0;
      }
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  int note(PilotRow row) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE run SET definition=?, state=?, ended=?, reason=?, peak=?, reviewed=?"
                + " WHERE id=?")) {
      update.setString(1, row.definition());
      update.setString(2, row.state());
      update.setObject(3, row.ended());
      update.setString(4, row.reason());
      update.setString(5, row.peak());
      update.setLong(6, row.reviewed());
      update.setLong(7, row.id());
      return update.executeUpdate();
    }
  }

  List<PilotRow> atWork() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(COLUMNS + " WHERE state != 'over' ORDER BY id")) {
      return rows(select);
    }
  }

  Optional<PilotRow> newest(String account) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(COLUMNS + " WHERE account=? ORDER BY id DESC LIMIT 1")) {
      select.setString(1, account);
      return rows(select).stream().findFirst();
    }
  }

  private static List<PilotRow> rows(PreparedStatement select) throws SQLException {
    List<PilotRow> all = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        long ended = rows.getLong(6);
        all.add(
            new PilotRow(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getLong(5),
                rows.getObject(6) == null ? null : ended,
                rows.getString(7),
                rows.getString(8),
                rows.getLong(9)));
      }
    }
    return all;
  }

  int put(PilotLegRow leg) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO leg(name, run, definition, state) VALUES(?, ?, ?, ?)"
                + " ON CONFLICT(name) DO UPDATE SET state=excluded.state")) {
      insert.setString(1, leg.name());
      insert.setLong(2, leg.run());
      insert.setString(3, leg.definition());
      insert.setString(4, leg.state());
      return insert.executeUpdate();
    }
  }

  List<PilotLegRow> legs(long run) throws SQLException {
    List<PilotLegRow> legs = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT name, run, definition, state FROM leg WHERE run=? ORDER BY name")) {
      select.setLong(1, run);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          legs.add(
              new PilotLegRow(
                  rows.getString(1), rows.getLong(2), rows.getString(3), rows.getString(4)));
        }
      }
    }
    return legs;
  }
}
