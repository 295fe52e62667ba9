package io.opentrade.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The tables of accounts and their entries, inside the transaction of the caller.
record LedgerTable(Connection connection) {
  private static final String ENTRY = "SELECT sequence, at, kind, body FROM entry ";

  List<LedgerAccount> accounts() throws SQLException {
    List<LedgerAccount> accounts = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT id, name, exchange, currency, cash, fee, mark, created FROM account"
                    + " ORDER BY name");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        accounts.add(
            new LedgerAccount(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                new BigDecimal(rows.getString(5)),
                new BigDecimal(rows.getString(6)),
                rows.getString(7),
                rows.getLong(8)));
      }
    }
    return accounts;
  }

  boolean add(LedgerAccount account) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO account(name, exchange, currency, cash, fee, mark, created)"
                + " VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(name) DO NOTHING")) {
      insert.setString(1, account.name());
      insert.setString(2, account.exchange());
      insert.setString(3, account.currency());
      insert.setString(4, account.cash().toPlainString());
      insert.setString(5, account.fee().toPlainString());
      insert.setString(6, account.mark());
      insert.setLong(7, account.created());
      return insert.executeUpdate() == 1;
    }
  }

  /// A sequence that is there already breaks the primary key: two writers are found out.
  void append(long account, List<LedgerEntry> entries) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO entry(account, sequence, at, kind, body) VALUES(?, ?, ?, ?, ?)")) {
      for (LedgerEntry entry : entries) {
        insert.setLong(1, account);
        insert.setLong(2, entry.sequence());
        insert.setLong(3, entry.at());
        insert.setString(4, entry.kind());
        insert.setString(5, entry.body());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  List<LedgerEntry> after(long account, long sequence, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            ENTRY + "WHERE account=? AND sequence>? ORDER BY sequence LIMIT ?")) {
      select.setLong(1, account);
      select.setLong(2, sequence);
      select.setInt(3, most);
      return read(select);
    }
  }

  List<LedgerEntry> last(long account, String kind, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            ENTRY + "WHERE account=? AND kind=? ORDER BY sequence DESC LIMIT ?")) {
      select.setLong(1, account);
      select.setString(2, kind);
      select.setInt(3, most);
      List<LedgerEntry> entries = read(select);
      Collections.reverse(entries);
      return entries;
    }
  }

  private static List<LedgerEntry> read(PreparedStatement select) throws SQLException {
    List<LedgerEntry> entries = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        entries.add(
            new LedgerEntry(
                rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4)));
      }
    }
    return entries;
  }
}
