package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be asked of the exchange. The first four come from clients, the others from the feed:
/// the crowd of everybody else.
public sealed interface Command {
  /// A new order.
  record Place(String account, OrderRequest request) implements Command {}

  /// Two orders of one quantity, of which one cancels the other.
  record PlacePair(String account, String clientId, OrderRequest above, OrderRequest below)
      implements Command {}

  /// Takes an order back, and with it the other of its pair.
  ///
  /// @param id the exchange's; null where `clientId` names it
  /// @param cancelId the client's name of the cancel
  /// @param onlyIn refuses where the order is in another state; null for any
  record Cancel(
      String account,
      String symbol,
      @Nullable Long id,
      @Nullable String clientId,
      String cancelId,
      @Nullable OrderStatus onlyIn)
      implements Command {}

  /// Takes all orders of a market back.
  record CancelAll(String account, String symbol, String cancelId) implements Command {}

  /// Somebody traded at that price: what rests there meets it, the clients' orders included.
  ///
  /// @param side of the order that came
  record CrowdTrade(String symbol, Side side, BigDecimal price, BigDecimal quantity)
      implements Command {}

  /// What everybody else has in the book now.
  ///
  /// @param bids quantity by price; zero takes a level away
  /// @param whole whether levels that are not named are taken away
  record CrowdBook(
      String symbol,
      Map<BigDecimal, BigDecimal> bids,
      Map<BigDecimal, BigDecimal> asks,
      boolean whole)
      implements Command {}

  /// Somebody in a hurry takes so much of one side of the book, through as many prices as that is.
  ///
  /// @param side of the order that comes
  /// @param share of what shows, above 0 and at most 1
  record CrowdSweep(String symbol, Side side, double share) implements Command {}
}
