package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Order;

/// The price that an order waits for without being in any market: its trigger, which follows the
/// market where it is a trailing stop's, or its limit.
public final class AwaitedPrice {
  private final Resting resting;

  /// @param market the market's price when it began to wait
  public AwaitedPrice(Order order, double market, Instrument instrument) {
    this.resting = new Resting(order, market, instrument);
  }

  /// Whether a market at that price meets it, or moves a trailing stop.
  public boolean concerns(double market) {
    return market <= resting.lower() || market >= resting.upper();
  }

  /// The market stands at a price.
  ///
  /// @return whether that is the one waited for
  public boolean meets(double market) {
    if (resting.reachedAt(market)) {
      return true;
    }
    resting.follow(market);
    return false;
  }
}
