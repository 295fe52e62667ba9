package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of what was done, inside the transaction of the caller.
record AuditTable(Connection connection) {
  private static final String ROW =
      "SELECT number, at, begun, kind, actor, method, request, body, hash FROM audit ";

  private record Head(long number, byte[] hash) {}

  /// Adds a row behind the last.
  ///
  /// @param row whose number is given here
  /// @return the number
  long append(AuditRow row) throws SQLException {
    Head head = head();
    AuditRow next =
        new AuditRow(
            head.number() + 1,
            row.at(),
            row.begun(),
            row.kind(),
            row.actor(),
            row.method(),
            row.request(),
            row.body());
    byte[] hash = AuditChain.hash(head.hash(), next);
    insert(next, hash);
    try (PreparedStatement update =
        connection.prepareStatement(
            "INSERT INTO head(one, number, hash) VALUES(1, ?, ?)"
                + " ON CONFLICT(one) DO UPDATE SET number=excluded.number, hash=excluded.hash")) {
      update.setLong(1, next.number());
      update.setBytes(2, hash);
      update.executeUpdate();
    }
    return next.number();
  }

  private void insert(AuditRow row, byte[] hash) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO audit(number, at, begun, kind, actor, method, request, body, hash)"
                + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, row.number());
      insert.setLong(2, row.at());
      insert.setLong(3, row.begun());
      insert.setString(4, row.kind());
      insert.setString(5, row.actor());
      insert.setString(6, row.method());
      insert.setString(7, row.request());
      insert.setString(8, row.body());
      insert.setBytes(9, hash);
      insert.executeUpdate();
    }
  }

  private Head head() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT number, hash FROM head")) {
      return row.next()
          ? new Head(row.getLong(1), row.getBytes(2))
          : new Head(0, AuditChain.start());
    }
  }

  /// The newest beginnings that fit, the oldest of them first.
  List<AuditRow> beginnings(long since, String actor, String method, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            ROW
                + "WHERE begun=0 AND at>=? AND (?='' OR actor=?) AND substr(method,1,length(?))=?"
                + " ORDER BY number DESC LIMIT ?")) {
      select.setLong(1, since);
      select.setString(2, actor);
      select.setString(3, actor);
      select.setString(4, method);
      select.setString(5, method);
      select.setInt(6, most);
      List<AuditRow> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(row(found));
        }
      }
      Collections.reverse(rows);
      return rows;
    }
  }

  /// What came of the actions that began at or behind a row.
  List<AuditRow> ends(long from) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(ROW + "WHERE begun>=? ORDER BY number")) {
      select.setLong(1, Math.max(1, from));
      List<AuditRow> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(row(found));
        }
      }
      return rows;
    }
  }

  long count() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM audit")) {
      return row.getLong(1);
    }
  }

  /// Follows the chain from the first row to the last.
  AuditCheck check(@Nullable String noted) throws SQLException {
    byte[] hash = AuditChain.start();
    long rows = 0;
    long first = 0;
    long last = 0;
    boolean met = noted == null;
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(ROW + "ORDER BY number")) {
      while (found.next()) {
        AuditRow row = row(found);
        if (row.number() != rows + 1) {
          return broken(rows, hash, first, last, rows + 1, "the row is missing");
        }
        hash = AuditChain.hash(hash, row);
        if (!Arrays.equals(hash, found.getBytes("hash"))) {
          return broken(rows, hash, first, last, row.number(), "the row is not as it was written");
        }
        met |= HexFormat.of().formatHex(hash).equals(noted);
        rows++;
        first = rows == 1 ? row.at() : first;
        last = row.at();
      }
    }
    Head head = head();
    if (head.number() != rows || !Arrays.equals(head.hash(), hash)) {
      long at = head.number() > rows ? rows + 1 : Math.max(1, rows);
      return broken(rows, hash, first, last, at, "the record does not end where it did");
    }
    if (!met) {
      return broken(
          rows, hash, first, last, Math.max(1, rows), "no row has the hash that was noted");
    }
    return new AuditCheck(rows, HexFormat.of().formatHex(hash), first, last, 0, null);
  }

  private static AuditCheck broken(
      long rows, byte[] hash, long first, long last, long row, String reason) {
    return new AuditCheck(rows, HexFormat.of().formatHex(hash), first, last, row, reason);
  }

  private static AuditRow row(ResultSet found) throws SQLException {
    return new AuditRow(
        found.getLong("number"),
        found.getLong("at"),
        found.getLong("begun"),
        found.getString("kind"),
        found.getString("actor"),
        found.getString("method"),
        found.getString("request"),
        found.getString("body"));
  }
}
