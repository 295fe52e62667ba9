package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The tables of channels and rules, inside the transaction of the caller.
record ChannelTable(Connection connection) {
  int keep(ChannelRow channel) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO channel(name, kind, document, created) VALUES(?, ?, ?, ?)"
                + " ON CONFLICT(name) DO UPDATE SET kind=excluded.kind,"
                + " document=excluded.document, created=excluded.created")) {
      upsert.setString(1, channel.name());
      upsert.setString(2, channel.kind());
      upsert.setString(3, channel.document());
      upsert.setLong(4, channel.created());
      return upsert.executeUpdate();
    }
  }

  int remove(String name) throws SQLException {
    for (String from : List.of("channel WHERE name=?", "rule WHERE channel=?")) {
      delete("DELETE FROM " + from, name);
    }
    return delete("DELETE FROM delivery WHERE channel=? AND state<>'delivered'", name);
  }

  private int delete(String sql, String name) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, name);
      return delete.executeUpdate();
    }
  }

  List<ChannelRow> channels() throws SQLException {
    List<ChannelRow> channels = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery(
                "SELECT name, kind, document, created FROM channel ORDER BY name")) {
      while (rows.next()) {
        channels.add(
            new ChannelRow(
                rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
      }
    }
    return channels;
  }

  List<RuleRow> rules() throws SQLException {
    List<RuleRow> rules = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery(
                "SELECT kind, severity, channel, manner FROM rule"
                    + " ORDER BY kind, severity, channel")) {
      while (rows.next()) {
        rules.add(
            new RuleRow(rows.getString(1), rows.getInt(2), rows.getString(3), rows.getString(4)));
      }
    }
    return rules;
  }

  int keep(RuleRow rule) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO rule(kind, severity, channel, manner) VALUES(?, ?, ?, ?)"
                + " ON CONFLICT(kind, severity, channel) DO UPDATE SET manner=excluded.manner")) {
      upsert.setString(1, rule.kind());
      upsert.setInt(2, rule.severity());
      upsert.setString(3, rule.channel());
      upsert.setString(4, rule.manner());
      return upsert.executeUpdate();
    }
  }

  int remove(RuleRow rule) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM rule WHERE kind=? AND severity=? AND channel=?")) {
      delete.setString(1, rule.kind());
      delete.setInt(2, rule.severity());
      delete.setString(3, rule.channel());
      return delete.executeUpdate();
    }
  }
}
