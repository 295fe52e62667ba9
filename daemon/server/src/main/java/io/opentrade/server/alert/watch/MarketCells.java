package io.opentrade.server.alert.watch;

import io.opentrade.server.alert.language.Quantity.MarketKind;

/// What a market stands at.
final class MarketCells {
  private final Cell price = new Cell(true);
  private final Cell bid = new Cell(true);
  private final Cell ask = new Cell(true);
  private final Cell spread = new Cell(true);
  private final Cell silence = new Cell(true);
  private final Cell funding = new Cell(true);

  Cell of(MarketKind kind) {
    return switch (kind) {
      case PRICE -> price;
      case BID -> bid;
      case ASK -> ask;
      case SPREAD -> spread;
      case SILENCE -> silence;
      case FUNDING -> funding;
    };
  }

  /// @param bestBid NaN where it is not known
  /// @param bestAsk NaN where it is not known
  void told(double last, double bestBid, double bestAsk, Pending pending) {
    price.set(last, pending);
    bid.set(bestBid, pending);
    ask.set(bestAsk, pending);
    spread.set((bestAsk - bestBid) / ((bestAsk + bestBid) / 2), pending);
  }
}
