package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.Level;
import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.exchange.Listing;
import io.opentrade.server.simulate.exchange.Moment;
import io.opentrade.server.simulate.exchange.Trade;
import io.opentrade.server.simulate.tape.Candle;
import io.opentrade.server.simulate.tape.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tickers of a market.
final class Tickers {
  private static final long DAY = 86_400_000;
  private static final int AVERAGE_MINUTES = 5;

  private final Simulation simulation;

  Tickers(Simulation simulation) {
    this.simulation = simulation;
  }

  /// The last day, with all that is told of it.
  ObjectNode day(Listing listing, Moment now) {
    ObjectNode node = node(listing);
    Candle day = simulation.tape(listing.symbol()).day(now.market());
    Trade last = simulation.tape(listing.symbol()).last();
    BigDecimal close = day == null ? BigDecimal.ZERO : day.close();
    BigDecimal open = day == null ? BigDecimal.ZERO : day.open();
    node.put("priceChange", Decimals.text(close.subtract(open)));
    node.put("priceChangePercent", percent(open, close));
    node.put("weightedAvgPrice", text(weighted(day)));
    node.put("prevClosePrice", Decimals.text(open));
    node.put("lastPrice", Decimals.text(close));
    node.put("lastQty", text(last == null ? null : last.quantity()));
    best(node, listing, "bidPrice", "bidQty", "askPrice", "askQty");
    node.put("openPrice", Decimals.text(open));
    node.put("highPrice", text(day == null ? null : day.high()));
    node.put("lowPrice", text(day == null ? null : day.low()));
    node.put("volume", text(day == null ? null : day.volume()));
    node.put("quoteVolume", text(day == null ? null : day.turnover()));
    node.put("openTime", now.market() - DAY);
    node.put("closeTime", now.market());
    node.put("firstId", day == null ? -1 : day.firstId());
    node.put("lastId", day == null ? -1 : day.lastId());
    node.put("count", day == null ? 0 : day.trades());
    return node;
  }

  ObjectNode price(Listing listing, Moment now) {
    Candle day = simulation.tape(listing.symbol()).day(now.market());
    return node(listing).put("price", text(day == null ? null : day.close()));
  }

  ObjectNode book(Listing listing, Moment now) {
    ObjectNode node = node(listing);
    best(node, listing, "bidPrice", "bidQty", "askPrice", "askQty");
    return node;
  }

  ObjectNode average(Listing listing, Moment now) {
    List<Candle> minutes =
        simulation
            .tape(listing.symbol())
            .candles(Interval.MINUTE, null, now.market(), AVERAGE_MINUTES);
    BigDecimal turnover =
        minutes.stream().map(Candle::turnover).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal volume =
        minutes.stream().map(Candle::volume).reduce(BigDecimal.ZERO, BigDecimal::add);
    return JsonNodeFactory.instance
        .objectNode()
        .put("mins", AVERAGE_MINUTES)
        .put("price", text(ratio(turnover, volume)))
        .put("closeTime", now.market());
  }

  /// Puts the best bid and ask under these names.
  void best(
      ObjectNode node,
      Listing listing,
      String bid,
      String bidQuantity,
      String ask,
      String askQuantity) {
    Level buys = best(listing, Side.BUY);
    Level sells = best(listing, Side.SELL);
    node.put(bid, Decimals.text(listing.price(buys.price())));
    node.put(bidQuantity, Decimals.text(listing.quantity(buys.quantity())));
    node.put(ask, Decimals.text(listing.price(sells.price())));
    node.put(askQuantity, Decimals.text(listing.quantity(sells.quantity())));
  }

  private Level best(Listing listing, Side side) {
    List<Level> levels = simulation.exchange().levels(listing.symbol(), side, 1);
    return levels.isEmpty() ? new Level(0, 0, 0) : levels.getFirst();
  }

  private static ObjectNode node(Listing listing) {
    return JsonNodeFactory.instance.objectNode().put("symbol", listing.symbol());
  }

  static String percent(BigDecimal open, BigDecimal close) {
    return open.signum() == 0
        ? "0.000"
        : close
            .subtract(open)
            .movePointRight(2)
            .divide(open, 3, RoundingMode.HALF_EVEN)
            .toPlainString();
  }

  static @Nullable BigDecimal weighted(@Nullable Candle day) {
    return day == null ? null : ratio(day.turnover(), day.volume());
  }

  private static @Nullable BigDecimal ratio(BigDecimal turnover, BigDecimal volume) {
    return volume.signum() == 0
        ? null
        : turnover.divide(volume, MathContext.DECIMAL64).setScale(8, RoundingMode.HALF_EVEN);
  }

  private static String text(@Nullable BigDecimal value) {
    return Decimals.text(value == null ? BigDecimal.ZERO : value);
  }
}
