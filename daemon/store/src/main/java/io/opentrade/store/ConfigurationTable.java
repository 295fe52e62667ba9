package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The table of configurations, inside the transaction of the caller.
record ConfigurationTable(Connection connection) {
  int add(ConfigurationRow row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO configuration(name, definition, hash, created, changed)"
                + " VALUES(?, ?, ?, ?, ?) ON CONFLICT(name) DO NOTHING")) {
      insert.setString(1, row.name());
      insert.setString(2, row.definition());
      insert.setString(3, row.hash());
      insert.setLong(4, row.created());
      insert.setLong(5, row.changed());
      return insert.executeUpdate();
    }
  }

  int change(ConfigurationRow row) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE configuration SET definition=?, hash=?, changed=? WHERE name=?")) {
      update.setString(1, row.definition());
      update.setString(2, row.hash());
      update.setLong(3, row.changed());
      update.setString(4, row.name());
      return update.executeUpdate();
    }
  }

  int remove(String name) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM configuration WHERE name=?")) {
      delete.setString(1, name);
      return delete.executeUpdate();
    }
  }

  List<ConfigurationRow> all() throws SQLException {
    List<ConfigurationRow> all = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery(
                "SELECT name, definition, hash, created, changed FROM configuration"
                    + " ORDER BY name")) {
      while (rows.next()) {
        all.add(
            new ConfigurationRow(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getLong(5)));
      }
    }
    return all;
  }
}
