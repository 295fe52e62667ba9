package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.BookOrder;
import io.opentrade.engine.match.BookOrder.Stay;
import io.opentrade.engine.match.Level;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/// Lets the crowd of a market act as the feed says.
final class CrowdDesk {
  private final OrderDesk desk;

  CrowdDesk(OrderDesk desk) {
    this.desk = desk;
  }

  /// A recorded trade happens again: whatever of the crowd stood in its way is gone, what it met is
  /// there, and clients' orders at that price or a better one meet it first come, first served.
  void trade(Market market, Command.CrowdTrade trade, Step step) {
    Crowd crowd = market.crowd;
    long ticks = market.listing.ticks(trade.price());
    long lots = market.listing.lots(trade.quantity());
    if (ticks <= 0 || lots <= 0) {
      return;
    }
    Side rests = trade.side().opposite();
    crowd.clearBetter(rests, ticks);
    crowd.clear(trade.side(), ticks);
    raise(market, rests, ticks, lots, step);
    BookOrder taker =
        new BookOrder(crowd.newId(), trade.side(), ticks, lots, Stay.IMMEDIATE_OR_CANCEL);
    desk.trade(market, taker, step);
  }

  /// The crowd's levels become as told: what shrinks goes first, so that nothing meets itself.
  void book(Market market, Command.CrowdBook book, Step step) {
    Crowd crowd = market.crowd;
    Map<Long, Long> bids = levels(market, Side.BUY, book.bids(), book.whole());
    Map<Long, Long> asks = levels(market, Side.SELL, book.asks(), book.whole());
    bids.forEach((ticks, lots) -> crowd.lower(Side.BUY, ticks, lots));
    asks.forEach((ticks, lots) -> crowd.lower(Side.SELL, ticks, lots));
    bids.forEach((ticks, lots) -> raise(market, Side.BUY, ticks, lots, step));
    asks.forEach((ticks, lots) -> raise(market, Side.SELL, ticks, lots, step));
  }

  private static Map<Long, Long> levels(
      Market market, Side side, Map<BigDecimal, BigDecimal> told, boolean whole) {
    Map<Long, Long> levels = new HashMap<>();
    if (whole) {
      market.crowd.prices(side).forEach(ticks -> levels.put(ticks, 0L));
    }
    told.forEach(
        (price, quantity) ->
            levels.put(market.listing.ticks(price), market.listing.lots(quantity)));
    levels.remove(0L);
    return levels;
  }

  void sweep(Market market, Command.CrowdSweep sweep, Step step) {
    Side rests = sweep.side().opposite();
    long shown = market.book.levels(rests).stream().mapToLong(Level::quantity).sum();
    long lots = (long) (shown * sweep.share());
    if (lots > 0) {
      boolean buys = sweep.side() == Side.BUY;
      long any = buys ? BookOrder.MARKET_BUY : BookOrder.MARKET_SELL;
      long id = market.crowd.newId();
      desk.trade(
          market, new BookOrder(id, sweep.side(), any, lots, Stay.IMMEDIATE_OR_CANCEL), step);
    }
  }

  private void raise(Market market, Side side, long ticks, long lots, Step step) {
    BookOrder order = market.crowd.raise(side, ticks, lots);
    if (order != null) {
      desk.trade(market, order, step);
    }
  }
}
