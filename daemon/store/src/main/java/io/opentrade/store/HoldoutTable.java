package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The tables of what is held out, inside the transaction of the caller.
record HoldoutTable(Connection connection) {
  void lock(String market, long first, long now) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO holdout(market, first, created) VALUES(?, ?, ?) ON CONFLICT(market)"
                + " DO UPDATE SET first=excluded.first, created=excluded.created")) {
      upsert.setString(1, market);
      upsert.setLong(2, first);
      upsert.setLong(3, now);
      upsert.executeUpdate();
    }
  }

  boolean unlock(String market) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM holdout WHERE market=?")) {
      delete.setString(1, market);
      return delete.executeUpdate() == 1;
    }
  }

  void use(String market, String strategy, long now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO holdout_use(market, at, strategy) VALUES(?, ?, ?)")) {
      insert.setString(1, market);
      insert.setLong(2, now);
      insert.setString(3, strategy);
      insert.executeUpdate();
    }
  }

  List<Holdout> list() throws SQLException {
    List<Holdout> holdouts = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT h.market, h.first, count(u.id), max(u.id), u.at, u.strategy FROM holdout h"
                    + " LEFT JOIN holdout_use u ON u.market=h.market"
                    + " GROUP BY h.market ORDER BY h.market");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        holdouts.add(holdout(rows));
      }
    }
    return holdouts;
  }

  /// Beside a maximum, the other columns are those of its row.
  private static Holdout holdout(ResultSet row) throws SQLException {
    long uses = row.getLong(3);
    Holdout.Use last =
        uses == 0 ? null : new Holdout.Use(Instant.ofEpochMilli(row.getLong(5)), row.getString(6));
    return new Holdout(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), uses, last);
  }
}
