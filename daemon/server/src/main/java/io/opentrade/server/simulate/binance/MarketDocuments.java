package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.match.Level;
import io.opentrade.server.simulate.exchange.Listing;
import io.opentrade.server.simulate.exchange.Trade;
import io.opentrade.server.simulate.tape.Candle;
import io.opentrade.server.simulate.tape.Interval;
import java.util.List;

/// Market data as the REST interface answers it.
final class MarketDocuments {
  private MarketDocuments() {}

  static ObjectNode trade(Trade trade) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", trade.id())
        .put("price", Decimals.text(trade.price()))
        .put("qty", Decimals.text(trade.quantity()))
        .put("quoteQty", Decimals.text(trade.turnover()))
        .put("time", trade.time())
        .put("isBuyerMaker", trade.buyerIsMaker())
        .put("isBestMatch", true);
  }

  /// Trades of one order at one price, as one.
  ///
  /// @param trades of one aggregate id, oldest first
  static ObjectNode aggregate(List<Trade> trades) {
    Trade first = trades.getFirst();
    return JsonNodeFactory.instance
        .objectNode()
        .put("a", first.aggregateId())
        .put("p", Decimals.text(first.price()))
        .put(
            "q",
            Decimals.text(
                trades.stream()
                    .map(Trade::quantity)
                    .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)))
        .put("f", first.id())
        .put("l", trades.getLast().id())
        .put("T", first.time())
        .put("m", first.buyerIsMaker())
        .put("M", true);
  }

  static ArrayNode levels(Listing listing, List<Level> levels) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    levels.forEach(
        level ->
            array
                .addArray()
                .add(Decimals.text(listing.price(level.price())))
                .add(Decimals.text(listing.quantity(level.quantity()))));
    return array;
  }

  static ArrayNode candle(Candle candle, Interval interval) {
    return JsonNodeFactory.instance
        .arrayNode()
        .add(candle.openTime())
        .add(Decimals.text(candle.open()))
        .add(Decimals.text(candle.high()))
        .add(Decimals.text(candle.low()))
        .add(Decimals.text(candle.close()))
        .add(Decimals.text(candle.volume()))
        .add(interval.next(candle.openTime()) - 1)
        .add(Decimals.text(candle.turnover()))
        .add(candle.trades())
        .add(Decimals.text(candle.bought()))
        .add(Decimals.text(candle.boughtFor()))
        .add("0");
  }
}
