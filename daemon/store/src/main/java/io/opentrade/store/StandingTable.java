package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The table of how things stood, inside the transaction of the caller.
record StandingTable(Connection connection) {
  Optional<StandingRow> find(String subject) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT state, changes FROM standing WHERE subject=?")) {
      select.setString(1, subject);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new StandingRow(subject, row.getString(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  int note(StandingRow row) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO standing(subject, state, changes) VALUES(?, ?, ?)"
                + " ON CONFLICT(subject) DO UPDATE SET state=excluded.state,"
                + " changes=excluded.changes")) {
      upsert.setString(1, row.subject());
      upsert.setString(2, row.state());
      upsert.setLong(3, row.changes());
      return upsert.executeUpdate();
    }
  }
}
