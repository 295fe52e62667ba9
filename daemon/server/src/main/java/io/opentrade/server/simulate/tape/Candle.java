package io.opentrade.server.simulate.tape;

import io.opentrade.server.simulate.exchange.Trade;
import java.math.BigDecimal;

/// A candle.
///
/// @param openTime ms (UTC)
/// @param turnover in the quote asset
/// @param trades how many
/// @param bought of the volume, by orders that came
/// @param boughtFor what was paid for that
/// @param firstId of its trades; -1 for a candle that was recorded as such
public record Candle(
    long openTime,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal turnover,
    long trades,
    BigDecimal bought,
    BigDecimal boughtFor,
    long firstId,
    long lastId) {
  /// The candle of one trade.
  public static Candle of(Trade trade, long openTime) {
    BigDecimal price = trade.price();
    BigDecimal bought = trade.buyerIsMaker() ? BigDecimal.ZERO : trade.quantity();
    return new Candle(
        openTime,
        price,
        price,
        price,
        price,
        trade.quantity(),
        trade.turnover(),
        1,
        bought,
        price.multiply(bought),
        trade.id(),
        trade.id());
  }

  /// This candle and a later one as one.
  public Candle with(Candle later) {
    return new Candle(
        openTime,
        open,
        high.max(later.high),
        low.min(later.low),
        later.close,
        volume.add(later.volume),
        turnover.add(later.turnover),
        trades + later.trades,
        bought.add(later.bought),
        boughtFor.add(later.boughtFor),
        firstId < 0 ? later.firstId : firstId,
        later.lastId < 0 ? lastId : later.lastId);
  }

  Candle at(long time) {
    return new Candle(
        time, open, high, low, close, volume, turnover, trades, bought, boughtFor, firstId, lastId);
  }
}
