package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.exchange.Filters;
import io.opentrade.server.simulate.exchange.Listing;
import io.opentrade.server.simulate.exchange.OrderType;
import java.math.BigDecimal;
import java.util.List;

/// `exchangeInfo`: the markets and the rules that [Filters] hold orders to.
final class ExchangeInfo {
  private ExchangeInfo() {}

  static ObjectNode document(List<Listing> listings, long now) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("timezone", "UTC");
    node.put("serverTime", now);
    node.set("rateLimits", RateLimits.document());
    node.putArray("exchangeFilters");
    ArrayNode symbols = node.putArray("symbols");
    listings.forEach(listing -> symbols.add(symbol(listing)));
    return node;
  }

  private static ObjectNode symbol(Listing listing) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("symbol", listing.symbol());
    node.put("status", "TRADING");
    node.put("baseAsset", listing.base());
    node.put("baseAssetPrecision", 8);
    node.put("quoteAsset", listing.quote());
    node.put("quotePrecision", 8);
    node.put("quoteAssetPrecision", 8);
    node.put("baseCommissionPrecision", 8);
    node.put("quoteCommissionPrecision", 8);
    ArrayNode types = node.putArray("orderTypes");
    for (OrderType type : OrderType.values()) {
      types.add(type.name());
    }
    node.put("icebergAllowed", true);
    node.put("ocoAllowed", true);
    node.put("otoAllowed", false);
    node.put("quoteOrderQtyMarketAllowed", true);
    node.put("allowTrailingStop", false);
    node.put("cancelReplaceAllowed", true);
    node.put("isSpotTradingAllowed", true);
    node.put("isMarginTradingAllowed", false);
    node.set("filters", filters(listing));
    node.putArray("permissions");
    node.putArray("permissionSets").addArray().add("SPOT");
    node.put("defaultSelfTradePreventionMode", "NONE");
    node.putArray("allowedSelfTradePreventionModes").add("NONE");
    return node;
  }

  private static ArrayNode filters(Listing listing) {
    ArrayNode filters = JsonNodeFactory.instance.arrayNode();
    filters
        .addObject()
        .put("filterType", "PRICE_FILTER")
        .put("minPrice", Decimals.text(listing.tick()))
        .put("maxPrice", Decimals.text(listing.price(Listing.MOST_TICKS)))
        .put("tickSize", Decimals.text(listing.tick()));
    String most = Decimals.text(listing.quantity(Listing.MOST_LOTS));
    filters
        .addObject()
        .put("filterType", "LOT_SIZE")
        .put("minQty", Decimals.text(listing.lot()))
        .put("maxQty", most)
        .put("stepSize", Decimals.text(listing.lot()));
    filters.addObject().put("filterType", "ICEBERG_PARTS").put("limit", Filters.MOST_PARTS);
    filters
        .addObject()
        .put("filterType", "MARKET_LOT_SIZE")
        .put("minQty", Decimals.text(BigDecimal.ZERO))
        .put("maxQty", most)
        .put("stepSize", Decimals.text(BigDecimal.ZERO));
    filters
        .addObject()
        .put("filterType", "PERCENT_PRICE_BY_SIDE")
        .put("bidMultiplierUp", Filters.MOST_TIMES.toPlainString())
        .put("bidMultiplierDown", Filters.LEAST_TIMES.toPlainString())
        .put("askMultiplierUp", Filters.MOST_TIMES.toPlainString())
        .put("askMultiplierDown", Filters.LEAST_TIMES.toPlainString())
        .put("avgPriceMins", 0);
    filters
        .addObject()
        .put("filterType", "NOTIONAL")
        .put("minNotional", Decimals.text(listing.minNotional()))
        .put("applyMinToMarket", true)
        .put("maxNotional", "9000000.00000000")
        .put("applyMaxToMarket", false)
        .put("avgPriceMins", 0);
    filters
        .addObject()
        .put("filterType", "MAX_NUM_ORDERS")
        .put("maxNumOrders", Filters.MOST_ORDERS);
    filters
        .addObject()
        .put("filterType", "MAX_NUM_ALGO_ORDERS")
        .put("maxNumAlgoOrders", Filters.MOST_WAITING);
    return filters;
  }
}
