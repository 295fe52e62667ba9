package io.opentrade.server.venue.bybit;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.venue.Depth;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.PublicTrade;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.rest.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Bybit's public answers in our words.
final class BybitMarkets {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

  private BybitMarkets() {}

  static Listing listing(Json row, MarketKind kind) {
    Json lots = row.at("lotSizeFilter");
    String symbol = symbol(row, kind);
    BigDecimal tick = row.at("priceFilter").decimal("tickSize");
    BigDecimal lot = lots.decimal(kind == MarketKind.SPOT ? "basePrecision" : "qtyStep");
    BigDecimal least =
        lots.decimalOrNull(kind == MarketKind.SPOT ? "minOrderAmt" : "minNotionalValue");
    BigDecimal largest = lots.decimalOrNull("maxOrderQty");
    return new Listing(
        new Market(symbol, kind, row.text("symbol")),
        new Instrument(symbol, tick, lot, Instrument.DEFAULT_MONEY_SCALE, contract(kind)),
        lots.quantity("minOrderQty"),
        largest == null ? null : new Quantity(largest),
        least == null ? null : new Money(least),
        row.has("launchTime") ? row.whole("launchTime") : 0,
        row.text("status").equals("Trading"));
  }

  private static String symbol(Json row, MarketKind kind) {
    String pair = row.text("baseCoin") + "/" + row.text("quoteCoin");
    if (kind == MarketKind.SPOT) {
      return pair;
    }
    return row.text("contractType").endsWith("Perpetual")
        ? pair + "-PERP"
        : pair + "-" + DAY.format(Instant.ofEpochMilli(row.whole("deliveryTime")));
  }

  /// A linear contract is one unit of the base currency, an inverse one a dollar.
  private static Contract contract(MarketKind kind) {
    return switch (kind) {
      case SPOT -> new Contract.Spot();
      case LINEAR -> new Contract.Linear(BigDecimal.ONE);
      case INVERSE -> new Contract.Inverse(BigDecimal.ONE);
    };
  }

  static Ticker ticker(Json row, Market market, long at) {
    boolean inverse = market.kind() == MarketKind.INVERSE;
    return new Ticker(
        market,
        row.price("lastPrice"),
        row.priceOrNull("bid1Price"),
        row.priceOrNull("ask1Price"),
        row.priceOrNull("prevPrice24h"),
        row.priceOrNull("highPrice24h"),
        row.priceOrNull("lowPrice24h"),
        row.decimalOrNull(inverse ? "turnover24h" : "volume24h"),
        row.decimalOrNull(inverse ? "volume24h" : "turnover24h"),
        at);
  }

  /// The tickers of markets that are listed; Bybit names no parts in a ticker.
  static List<Ticker> tickers(Json result, List<Listing> listings, long at) {
    Map<String, Market> byCode =
        listings.stream()
            .map(Listing::market)
            .collect(Collectors.toMap(Market::code, Function.identity(), (one, _) -> one));
    return result.list("list").stream()
        .filter(row -> byCode.containsKey(row.text("symbol")))
        .filter(row -> row.priceOrNull("lastPrice") != null)
        .map(
            row ->
                ticker(row, java.util.Objects.requireNonNull(byCode.get(row.text("symbol"))), at))
        .toList();
  }

  static Depth depth(Json result, Market market) {
    return new Depth(
        market,
        levels(result.list("b")),
        levels(result.list("a")),
        result.whole("u"),
        result.whole("ts"));
  }

  static List<Depth.Level> levels(List<Json> rows) {
    return rows.stream()
        .map(
            row ->
                new Depth.Level(new Price(row.at(0).decimal()), new Quantity(row.at(1).decimal())))
        .toList();
  }

  /// Bybit tells the newest first.
  static List<PublicTrade> trades(Json result) {
    return result.list("list").stream()
        .map(
            row ->
                new PublicTrade(
                    row.text("execId"),
                    row.price("price"),
                    row.quantity("size"),
                    side(row.text("side")),
                    row.whole("time")))
        .sorted(Comparator.comparingLong(PublicTrade::at))
        .toList();
  }

  static Side side(String word) {
    return word.equalsIgnoreCase("Buy") ? Side.BUY : Side.SELL;
  }
}
