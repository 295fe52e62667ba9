package io.opentrade.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tables of who may come in, inside the transaction of the caller.
record AccessTable(Connection connection) {
  private static final String TOKEN = "SELECT name, rights, created, expires, revoked FROM token ";
  private static final String MEMBER = "SELECT name, rights, enabled, added FROM member ";

  /// @return whether the name is new
  boolean add(TokenRow token, byte[] hash) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO token(name, hash, rights, created, expires)"
                + " VALUES(?, ?, ?, ?, ?)")) {
      insert.setString(1, token.name());
      insert.setBytes(2, hash);
      insert.setString(3, token.rights());
      insert.setLong(4, token.created());
      Long expires = token.expires();
      if (expires == null) {
        insert.setNull(5, Types.INTEGER);
      } else {
        insert.setLong(5, expires);
      }
      return insert.executeUpdate() > 0;
    }
  }

  List<TokenRow> tokens() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TOKEN + "ORDER BY created, name")) {
      return tokens(select);
    }
  }

  Optional<TokenRow> token(String name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TOKEN + "WHERE name=?")) {
      select.setString(1, name);
      return tokens(select).stream().findFirst();
    }
  }

  Optional<TokenRow> token(byte[] hash) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TOKEN + "WHERE hash=?")) {
      select.setBytes(1, hash);
      return tokens(select).stream().findFirst();
    }
  }

  private static List<TokenRow> tokens(PreparedStatement select) throws SQLException {
    List<TokenRow> tokens = new ArrayList<>();
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        tokens.add(
            new TokenRow(
                found.getString("name"),
                found.getString("rights"),
                found.getLong("created"),
                moment(found, "expires"),
                moment(found, "revoked")));
      }
    }
    return tokens;
  }

  private static @Nullable Long moment(ResultSet row, String column) throws SQLException {
    long at = row.getLong(column);
    return row.wasNull() ? null : Long.valueOf(at);
  }

  int revoke(String name, long at) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE token SET revoked=? WHERE name=? AND revoked IS NULL")) {
      update.setLong(1, at);
      update.setString(2, name);
      return update.executeUpdate();
    }
  }

  int put(MemberRow member) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO member(name, rights, enabled, added) VALUES(?, ?, ?, ?)")) {
      insert.setString(1, member.name());
      insert.setString(2, member.rights());
      insert.setInt(3, member.enabled() ? 1 : 0);
      insert.setLong(4, member.added());
      return insert.executeUpdate();
    }
  }

  List<MemberRow> members() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MEMBER + "ORDER BY name")) {
      return members(select);
    }
  }

  Optional<MemberRow> member(String name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MEMBER + "WHERE name=?")) {
      select.setString(1, name);
      return members(select).stream().findFirst();
    }
  }

  private static List<MemberRow> members(PreparedStatement select) throws SQLException {
    List<MemberRow> members = new ArrayList<>();
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        members.add(
            new MemberRow(
                found.getString("name"),
                found.getString("rights"),
                found.getInt("enabled") != 0,
                found.getLong("added")));
      }
    }
    return members;
  }

  /// @return what was spent before
  BigDecimal spend(String holder, long day, BigDecimal amount, BigDecimal most)
      throws SQLException {
    BigDecimal before = spent(holder, day);
    BigDecimal after = before.add(amount).max(BigDecimal.ZERO);
    if (after.compareTo(most) <= 0 || amount.signum() <= 0) {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT OR REPLACE INTO spent(holder, day, amount) VALUES(?, ?, ?)")) {
        insert.setString(1, holder);
        insert.setLong(2, day);
        insert.setString(3, after.toPlainString());
        insert.executeUpdate();
      }
    }
    return before;
  }

  private BigDecimal spent(String holder, long day) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT amount FROM spent WHERE holder=? AND day=?")) {
      select.setString(1, holder);
      select.setLong(2, day);
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? new BigDecimal(found.getString(1)) : BigDecimal.ZERO;
      }
    }
  }
}
