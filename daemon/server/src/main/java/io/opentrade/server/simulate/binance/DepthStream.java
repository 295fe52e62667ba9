package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.exchange.ExchangeEvent.LevelChanged;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gathers the changes of one book until they are told in one message.
final class DepthStream {
  private final String symbol;
  private final Map<BigDecimal, BigDecimal> bids = new LinkedHashMap<>();
  private final Map<BigDecimal, BigDecimal> asks = new LinkedHashMap<>();
  private long first;
  private long last;

  DepthStream(String symbol) {
    this.symbol = symbol;
  }

  void add(LevelChanged changed) {
    first = first == 0 ? changed.update() : first;
    last = changed.update();
    (changed.side() == Side.BUY ? bids : asks).put(changed.price(), changed.quantity());
  }

  /// What was gathered, null where that is nothing.
  @Nullable ObjectNode take(long at) {
    if (first == 0) {
      return null;
    }
    ObjectNode message = MarketMessages.depth(symbol, first, last, levels(bids), levels(asks), at);
    bids.clear();
    asks.clear();
    first = 0;
    return message;
  }

  private static ArrayNode levels(Map<BigDecimal, BigDecimal> side) {
    ArrayNode levels = JsonNodeFactory.instance.arrayNode();
    side.forEach((price, quantity) -> levels.add(MarketMessages.level(price, quantity)));
    return levels;
  }
}
