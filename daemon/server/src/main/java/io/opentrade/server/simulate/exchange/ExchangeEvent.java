package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened.
public sealed interface ExchangeEvent {
  /// Why an order changed, by Binance's words.
  enum Cause {
    NEW,
    TRADE,
    CANCELED,
    EXPIRED
  }

  /// A trade that everybody sees.
  record Printed(Trade trade) implements ExchangeEvent {}

  /// An order of a client changed.
  ///
  /// @param fill where the cause is a trade
  /// @param cancelId the client's name of the cancel, where the cause is one
  record OrderChanged(
      SpotOrder order, Cause cause, @Nullable Fill fill, @Nullable String cancelId, long at)
      implements ExchangeEvent {}

  /// A pair was accepted or is done.
  record PairChanged(OrderPair pair, long at) implements ExchangeEvent {}

  /// What an account has now of the assets that changed.
  record BalancesChanged(String account, Map<String, Balance> balances, long at)
      implements ExchangeEvent {}

  /// A level of the book changed.
  ///
  /// @param quantity that shows now; zero where the level is gone
  /// @param update counts up by one in each market
  record LevelChanged(
      String symbol, Side side, BigDecimal price, BigDecimal quantity, long update, long time)
      implements ExchangeEvent {}
}
