package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The tables of the autopilot's decisions and of what follows from them, inside the transaction of
/// the caller.
record PilotDecisionTable(Connection connection) {
  private static final String STEP =
      "SELECT step.id, step.decision, step.action, step.leg, step.state, step.outcome FROM step";

  long add(PilotDecisionRow row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO decision(run, key, kind, at, reason, equity, verdicts)"
                + " VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(run, key) DO NOTHING",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setLong(1, row.run());
      insert.setString(2, row.key());
      insert.setString(3, row.kind());
      insert.setLong(4, row.at());
      insert.setString(5, row.reason());
      insert.setString(6, row.equity());
      insert.setString(7, row.verdicts());
      if (insert.executeUpdate() == 0) {
        return 0;
      }
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  int add(long decision, PilotStepRow step) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO step(decision, action, leg, state, outcome) VALUES(?, ?, ?, ?, ?)")) {
      insert.setLong(1, decision);
      insert.setString(2, step.action());
      insert.setString(3, step.leg());
      insert.setString(4, step.state());
      insert.setString(5, step.outcome());
      return insert.executeUpdate();
    }
  }

  int note(PilotStepRow step) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE step SET state=?, outcome=? WHERE id=?")) {
      update.setString(1, step.state());
      update.setString(2, step.outcome());
      update.setLong(3, step.id());
      return update.executeUpdate();
    }
  }

  List<PilotStepRow> wanted(long run) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            STEP
                + " JOIN decision ON decision.id=step.decision"
                + " WHERE decision.run=? AND step.state='wanted' ORDER BY step.id")) {
      select.setLong(1, run);
      return steps(select);
    }
  }

  List<PilotStepRow> steps(long decision) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(STEP + " WHERE decision=? ORDER BY id")) {
      select.setLong(1, decision);
      return steps(select);
    }
  }

  private static List<PilotStepRow> steps(PreparedStatement select) throws SQLException {
    List<PilotStepRow> steps = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        steps.add(
            new PilotStepRow(
                rows.getLong(1),
                rows.getLong(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6)));
      }
    }
    return steps;
  }

  long count(long run) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT count(*) FROM decision WHERE run=?")) {
      select.setLong(1, run);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  List<PilotDecisionRow> newest(String account, int most) throws SQLException {
    List<PilotDecisionRow> all = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT decision.id, run, key, kind, at, decision.reason, equity, verdicts FROM"
                + " decision JOIN run ON run.id=decision.run WHERE account=?"
                + " ORDER BY decision.id DESC LIMIT ?")) {
      select.setString(1, account);
      select.setInt(2, most);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.add(
              new PilotDecisionRow(
                  rows.getLong(1),
                  rows.getLong(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getLong(5),
                  rows.getString(6),
                  rows.getString(7),
                  rows.getString(8)));
        }
      }
    }
    return all;
  }
}
