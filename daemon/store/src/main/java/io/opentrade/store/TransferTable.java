package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of transfers, inside the transaction of the caller.
record TransferTable(Connection connection) {
  private static final String SELECT =
      "SELECT id, account, key, asset, amount, source, target, state, theirs, reason, at, by"
          + " FROM transfer ";

  int add(TransferRow row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO transfer(id, account, key, asset, amount, source, target, state, theirs,"
                + " reason, at, by) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, row.id());
      insert.setString(2, row.account());
      insert.setString(3, row.key());
      insert.setString(4, row.asset());
      insert.setString(5, row.amount());
      insert.setString(6, row.source());
      insert.setString(7, row.target());
      insert.setString(8, row.state());
      insert.setString(9, row.theirs());
      insert.setString(10, row.reason());
      insert.setLong(11, row.at());
      insert.setString(12, row.by());
      return insert.executeUpdate();
    }
  }

  int note(TransferRow row) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE transfer SET state=?, theirs=?, reason=? WHERE id=?")) {
      update.setString(1, row.state());
      update.setString(2, row.theirs());
      update.setString(3, row.reason());
      update.setString(4, row.id());
      return update.executeUpdate();
    }
  }

  Optional<TransferRow> byKey(String account, String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + "WHERE account=? AND key=?")) {
      select.setString(1, account);
      select.setString(2, key);
      return rows(select).stream().findFirst();
    }
  }

  List<TransferRow> of(String account, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + "WHERE account=? ORDER BY at DESC, id LIMIT ?")) {
      select.setString(1, account);
      select.setInt(2, most);
      return rows(select);
    }
  }

  List<TransferRow> open(String account) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT + "WHERE account=? AND state IN ('sent', 'pending') ORDER BY at, id")) {
      select.setString(1, account);
      return rows(select);
    }
  }

  private static List<TransferRow> rows(PreparedStatement select) throws SQLException {
    List<TransferRow> all = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        all.add(
            new TransferRow(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9),
                rows.getString(10),
                rows.getLong(11),
                rows.getString(12)));
      }
    }
    return all;
  }
}
