package io.opentrade.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;

/// The tables of notices and their keys, inside the transaction of the caller.
record NoticeTable(Connection connection) {
  private static final int KEY_BYTES = 16;

  long post(NoticeRow notice, Map<String, NoticeStore.Way> ways, long now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO known(key) VALUES(?) ON CONFLICT DO NOTHING")) {
      insert.setBytes(1, digest(notice.key()));
      if (insert.executeUpdate() == 0) {
        return 0;
      }
    }
    long number = insert(notice);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO delivery(notice, channel, manner, state, attempts, due, changed)"
                + " VALUES(?, ?, ?, 'waiting', 0, ?, ?)")) {
      for (Map.Entry<String, NoticeStore.Way> each : ways.entrySet()) {
        insert.setLong(1, number);
        insert.setString(2, each.getKey());
        insert.setString(3, each.getValue().manner());
        insert.setLong(4, each.getValue().due());
        insert.setLong(5, now);
        insert.executeUpdate();
      }
    }
    return number;
  }

  private long insert(NoticeRow notice) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO notice(key, kind, severity, at, title, text) VALUES(?, ?, ?, ?, ?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, notice.key());
      insert.setString(2, notice.kind());
      insert.setInt(3, notice.severity());
      insert.setLong(4, notice.at());
      insert.setString(5, notice.title());
      insert.setString(6, notice.text());
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  boolean knows(String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM known WHERE key=?")) {
      select.setBytes(1, digest(key));
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  int forget(long before) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM notice WHERE at<? AND NOT EXISTS (SELECT 1 FROM delivery"
                + " WHERE delivery.notice=notice.number AND state IN ('waiting', 'begun'))")) {
      delete.setLong(1, before);
      return delete.executeUpdate();
    }
  }

  private static byte[] digest(String key) {
    try {
      byte[] all = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return Arrays.copyOf(all, KEY_BYTES);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
