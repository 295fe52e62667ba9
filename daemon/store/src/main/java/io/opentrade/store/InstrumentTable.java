package io.opentrade.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The table of markets.
record InstrumentTable(Connection connection) {
  Optional<InstrumentFacts> find(String symbol, String exchange) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT tick, lot, money_scale, origin FROM instrument WHERE market=?")) {
      select.setString(1, symbol + "@" + exchange);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new InstrumentFacts(
                    symbol,
                    exchange,
                    new BigDecimal(row.getString(1)),
                    new BigDecimal(row.getString(2)),
                    row.getInt(3),
                    InstrumentFacts.Origin.valueOf(row.getString(4))))
            : Optional.empty();
      }
    }
  }

  InstrumentFacts note(InstrumentFacts facts) throws SQLException {
    InstrumentFacts held = find(facts.symbol(), facts.exchange()).map(facts::after).orElse(facts);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO instrument(market, tick, lot, money_scale, origin)"
                + " VALUES(?, ?, ?, ?, ?)")) {
      insert.setString(1, held.symbol() + "@" + held.exchange());
      insert.setString(2, held.tick().toPlainString());
      insert.setString(3, held.lot().toPlainString());
      insert.setInt(4, held.moneyScale());
      insert.setString(5, held.origin().name());
      insert.executeUpdate();
    }
    return held;
  }

  /// Forgets what was only inferred; what a person or the exchange said stays.
  void forgetInferred(String symbol, String exchange) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM instrument WHERE market=? AND origin='INFERRED'")) {
      delete.setString(1, symbol + "@" + exchange);
      delete.executeUpdate();
    }
  }
}
