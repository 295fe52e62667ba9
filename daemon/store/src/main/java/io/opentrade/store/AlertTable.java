package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables of alerts and of peaks, inside the transaction of the caller.
record AlertTable(Connection connection) {
  List<AlertRow> all() throws SQLException {
    List<AlertRow> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT id, name, state, armed, fired, firings, created, body FROM alert"
                    + " ORDER BY id")) {
      while (found.next()) {
        rows.add(
            new AlertRow(
                found.getLong("id"),
                found.getString("name"),
                found.getString("state"),
                found.getBoolean("armed"),
                found.getLong("fired"),
                found.getLong("firings"),
                found.getLong("created"),
                found.getString("body")));
      }
    }
    return rows;
  }

  long add(AlertRow row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO alert(name, state, armed, fired, firings, created, body)"
                + " VALUES(?, ?, ?, ?, 0, ?, ?) RETURNING id")) {
      insert.setString(1, row.name());
      insert.setString(2, row.state());
      insert.setBoolean(3, row.armed());
      insert.setLong(4, row.fired());
      insert.setLong(5, row.created());
      insert.setString(6, row.body());
      try (ResultSet id = insert.executeQuery()) {
        id.next();
        return id.getLong(1);
      }
    }
  }

  int update(AlertRow row) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE alert SET name=?, state=?, armed=?, fired=?, body=? WHERE id=?")) {
      update.setString(1, row.name());
      update.setString(2, row.state());
      update.setBoolean(3, row.armed());
      update.setLong(4, row.fired());
      update.setString(5, row.body());
      update.setLong(6, row.id());
      return update.executeUpdate();
    }
  }

  int armed(List<Long> alerts) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE alert SET armed=1 WHERE id=?")) {
      for (long alert : alerts) {
        update.setLong(1, alert);
        update.executeUpdate();
      }
      return alerts.size();
    }
  }

  int remove(long alert) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM alert WHERE id=?")) {
      delete.setLong(1, alert);
      return delete.executeUpdate();
    }
  }

  Map<String, Double> peaks() throws SQLException {
    Map<String, Double> peaks = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT account, profit FROM peak")) {
      while (found.next()) {
        peaks.put(found.getString(1), found.getDouble(2));
      }
    }
    return peaks;
  }

  int peak(String account, double profit) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO peak(account, profit) VALUES(?, ?)"
                + " ON CONFLICT(account) DO UPDATE SET profit=excluded.profit")) {
      upsert.setString(1, account);
      upsert.setDouble(2, profit);
      return upsert.executeUpdate();
    }
  }

  long looked(long never) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT at FROM look")) {
      return found.next() ? found.getLong(1) : never;
    }
  }

  int look(long at) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO look(one, at) VALUES(1, ?)"
                + " ON CONFLICT(one) DO UPDATE SET at=excluded.at")) {
      upsert.setLong(1, at);
      return upsert.executeUpdate();
    }
  }

  Optional<HeardRow> heard() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT position, events FROM heard")) {
      return found.next()
          ? Optional.of(new HeardRow(found.getString(1), found.getString(2)))
          : Optional.empty();
    }
  }

  int hear(HeardRow row) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO heard(one, position, events) VALUES(1, ?, ?) ON CONFLICT(one)"
                + " DO UPDATE SET position=excluded.position, events=excluded.events")) {
      upsert.setString(1, row.position());
      upsert.setString(2, row.events());
      return upsert.executeUpdate();
    }
  }

  int forgetHeard() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("DELETE FROM heard");
    }
  }
}
