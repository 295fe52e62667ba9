package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.exchange.Listing;
import io.opentrade.server.simulate.exchange.Moment;
import io.opentrade.server.simulate.exchange.Trade;
import io.opentrade.server.simulate.tape.Candle;
import io.opentrade.server.simulate.tape.Interval;
import java.math.BigDecimal;
import java.util.List;

/// Market data as streams tell it.
final class MarketMessages {
  private MarketMessages() {}

  private static ObjectNode event(String name, long time, String symbol) {
    return JsonNodeFactory.instance.objectNode().put("e", name).put("E", time).put("s", symbol);
  }

  static ObjectNode trade(Trade trade) {
    return event("trade", trade.time(), trade.symbol())
        .put("t", trade.id())
        .put("p", Decimals.text(trade.price()))
        .put("q", Decimals.text(trade.quantity()))
        .put("T", trade.time())
        .put("m", trade.buyerIsMaker())
        .put("M", true);
  }

  /// @param trades of one aggregate id
  static ObjectNode aggregate(List<Trade> trades) {
    Trade first = trades.getFirst();
    ObjectNode node = event("aggTrade", first.time(), first.symbol());
    node.setAll(MarketDocuments.aggregate(trades));
    return node;
  }

  static ObjectNode candle(
      String symbol, Candle candle, Interval interval, boolean closed, long at) {
    ObjectNode node = event("kline", at, symbol);
    node.putObject("k")
        .put("t", candle.openTime())
        .put("T", interval.next(candle.openTime()) - 1)
        .put("s", symbol)
        .put("i", interval.word())
        .put("f", candle.firstId())
        .put("L", candle.lastId())
        .put("o", Decimals.text(candle.open()))
        .put("c", Decimals.text(candle.close()))
        .put("h", Decimals.text(candle.high()))
        .put("l", Decimals.text(candle.low()))
        .put("v", Decimals.text(candle.volume()))
        .put("n", candle.trades())
        .put("x", closed)
        .put("q", Decimals.text(candle.turnover()))
        .put("V", Decimals.text(candle.bought()))
        .put("Q", Decimals.text(candle.boughtFor()))
        .put("B", "0");
    return node;
  }

  static ObjectNode miniTicker(Listing listing, Candle day, long at) {
    return event("24hrMiniTicker", at, listing.symbol())
        .put("c", Decimals.text(day.close()))
        .put("o", Decimals.text(day.open()))
        .put("h", Decimals.text(day.high()))
        .put("l", Decimals.text(day.low()))
        .put("v", Decimals.text(day.volume()))
        .put("q", Decimals.text(day.turnover()));
  }

  /// The ticker under the streams' short names, from the REST document.
  static ObjectNode ticker(ObjectNode day, Moment now) {
    ObjectNode node = event("24hrTicker", now.market(), day.get("symbol").asText());
    String[][] names = {
      {"p", "priceChange"},
      {"P", "priceChangePercent"},
      {"w", "weightedAvgPrice"},
      {"x", "prevClosePrice"},
      {"c", "lastPrice"},
      {"Q", "lastQty"},
      {"b", "bidPrice"},
      {"B", "bidQty"},
      {"a", "askPrice"},
      {"A", "askQty"},
      {"o", "openPrice"},
      {"h", "highPrice"},
      {"l", "lowPrice"},
      {"v", "volume"},
      {"q", "quoteVolume"},
      {"O", "openTime"},
      {"C", "closeTime"},
      {"F", "firstId"},
      {"L", "lastId"},
      {"n", "count"}
    };
    for (String[] name : names) {
      node.set(name[0], day.get(name[1]));
    }
    return node;
  }

  static ObjectNode depth(
      String symbol, long first, long last, ArrayNode bids, ArrayNode asks, long at) {
    ObjectNode node = event("depthUpdate", at, symbol).put("U", first).put("u", last);
    node.set("b", bids);
    node.set("a", asks);
    return node;
  }

  static ArrayNode level(BigDecimal price, BigDecimal quantity) {
    return JsonNodeFactory.instance
        .arrayNode()
        .add(Decimals.text(price))
        .add(Decimals.text(quantity));
  }
}
