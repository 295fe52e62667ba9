package io.opentrade.server.venue;

import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.util.List;

/// The best levels of a book at one moment.
///
/// @param bids from the highest price down
/// @param asks from the lowest price up
/// @param sequence the exchange's number of this state; 0 where it has none
/// @param at of the exchange, milliseconds since the epoch (UTC); 0 where it does not tell
public record Depth(Market market, List<Level> bids, List<Level> asks, long sequence, long at) {
  public Depth {
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }

  /// The same with no more levels than that.
  public Depth atMost(int levels) {
    return new Depth(
        market,
        bids.subList(0, Math.min(levels, bids.size())),
        asks.subList(0, Math.min(levels, asks.size())),
        sequence,
        at);
  }

  /// What waits at one price.
  ///
  /// @param quantity in the unit of the market: contracts for futures that trade by contract
  public record Level(Price price, Quantity quantity) {}
}
