package io.opentrade.server.simulate.exchange;

/// One cancels the other.
///
/// @param above the order above the market
/// @param below the order below the market
public record OrderPair(
    long id, String account, String symbol, String clientId, long above, long below, boolean done) {
  OrderPair finished() {
    return new OrderPair(id, account, symbol, clientId, above, below, true);
  }

  /// The other one.
  long beside(long order) {
    return order == above ? below : above;
  }
}
