package io.opentrade.server.alert.language;

import io.opentrade.server.market.MarketName;
import java.util.Locale;

/// Something that stands at a number now.
public sealed interface Quantity {
  /// Of a market.
  record OfMarket(MarketName market, MarketKind kind) implements Quantity {}

  /// Of an account.
  ///
  /// @param currency for a balance; else empty
  record OfAccount(String account, AccountKind kind, String currency) implements Quantity {}

  /// What of a market.
  enum MarketKind {
    /// Of the last trade.
    PRICE,
    /// The best price somebody buys at.
    BID,
    /// The best price somebody sells at.
    ASK,
    /// Ask less bid, as a fraction of their middle.
    SPREAD,
    /// Seconds since the exchange last told a price.
    SILENCE,
    /// What a perpetual's longs pay its shorts at the next funding, as a fraction of the position.
    FUNDING;

    /// As it is written.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What of an account.
  enum AccountKind {
    /// Cash and what is held, in the account's currency.
    EQUITY,
    /// Equity less what was paid in.
    PNL,
    /// How far the profit is below its highest, as a fraction of the equity at that time.
    DRAWDOWN,
    /// What there is of a currency.
    BALANCE;

    /// As it is written.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
