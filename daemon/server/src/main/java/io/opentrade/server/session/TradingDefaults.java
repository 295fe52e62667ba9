package io.opentrade.server.session;

import java.math.BigDecimal;
import java.util.Optional;

/// What the owner has settled for what says nothing of it. Asked at each use.
public interface TradingDefaults {
  /// How far below a purchase, above a sale, the stop of an entry by hand lies: percent of its
  /// price; empty for none.
  Optional<BigDecimal> stopLoss();

  /// How far on the other side the take-profit lies; empty for none.
  Optional<BigDecimal> takeProfit();

  /// Whether strategies may be started at accounts with money.
  boolean realStrategies();

  /// What of it holds where a venue takes one order for the same coins only: the stop-loss, before
  /// the take-profit.
  default Optional<BigDecimal> loneTakeProfit() {
    return stopLoss().isPresent() ? Optional.empty() : takeProfit();
  }

  /// Nothing is settled.
  static TradingDefaults none() {
    return new TradingDefaults() {
      @Override
      public Optional<BigDecimal> stopLoss() {
        return Optional.empty();
      }

      @Override
      public Optional<BigDecimal> takeProfit() {
        return Optional.empty();
      }

      @Override
      public boolean realStrategies() {
        return true;
      }
    };
  }
}
