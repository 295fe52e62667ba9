package io.opentrade.server.venue.binance;

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
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Binance's public answers in our words.
final class BinanceMarkets {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

  private BinanceMarkets() {}

  static List<Listing> listings(Json answer, MarketKind kind) {
    return answer.list("symbols").stream()
        .filter(row -> kind == MarketKind.SPOT || isOurs(row))
        .map(row -> listing(row, kind))
        .toList();
  }

  /// Futures on shares and the like have contract types of their own.
  private static boolean isOurs(Json row) {
    String type = row.text("contractType", "");
    return type.equals("PERPETUAL") || type.endsWith("_QUARTER");
  }

  private static Listing listing(Json row, MarketKind kind) {
    String symbol = symbol(row, kind);
    Json lots = filter(row, "LOT_SIZE");
    Contract contract =
        kind == MarketKind.SPOT ? new Contract.Spot() : new Contract.Linear(BigDecimal.ONE);
    BigDecimal least = leastNotional(row);
    return new Listing(
        new Market(symbol, kind, row.text("symbol")),
        new Instrument(
            symbol,
            positive(filter(row, "PRICE_FILTER").decimal("tickSize")),
            positive(lots.decimal("stepSize")),
            Instrument.DEFAULT_MONEY_SCALE,
            contract),
        lots.quantity("minQty"),
        lots.quantity("maxQty"),
        least.signum() > 0 ? new Money(least) : null,
        row.has("onboardDate") ? row.whole("onboardDate") : 0,
        row.text("status").equals("TRADING"));
  }

  private static BigDecimal positive(BigDecimal step) {
    if (step.signum() <= 0) {
      throw new UnexpectedAnswer("a step of nothing");
    }
    return step;
  }

  private static String symbol(Json row, MarketKind kind) {
    String pair = row.text("baseAsset") + "/" + row.text("quoteAsset");
    if (kind == MarketKind.SPOT) {
      return pair;
    }
    return row.text("contractType").equals("PERPETUAL")
        ? pair + "-PERP"
        : pair + "-" + DAY.format(Instant.ofEpochMilli(row.whole("deliveryDate")));
  }

  private static Json filter(Json row, String type) {
    for (Json filter : row.list("filters")) {
      if (filter.text("filterType").equals(type)) {
        return filter;
      }
    }
    throw new UnexpectedAnswer("a market without a " + type);
  }

  /// Spot says `minNotional` under one of two names, futures say `notional`.
  private static BigDecimal leastNotional(Json row) {
    for (Json filter : row.list("filters")) {
      if (filter.text("filterType").endsWith("NOTIONAL")) {
        return filter.decimal(filter.has("minNotional") ? "minNotional" : "notional");
      }
    }
    return BigDecimal.ZERO;
  }

  static Ticker ticker(Json row, Market market) {
    return new Ticker(
        market,
        row.price("lastPrice"),
        row.priceOrNull("bidPrice"),
        row.priceOrNull("askPrice"),
        row.priceOrNull("openPrice"),
        row.priceOrNull("highPrice"),
        row.priceOrNull("lowPrice"),
        row.decimal("volume"),
        row.decimal("quoteVolume"),
        row.whole("closeTime"));
  }

  /// A ticker names its market by the code only.
  static List<Ticker> tickers(Json answer, List<Listing> listings) {
    Map<String, Market> byCode =
        listings.stream()
            .map(Listing::market)
            .collect(Collectors.toMap(Market::code, Function.identity(), (one, _) -> one));
    return answer.list().stream()
        .filter(row -> byCode.containsKey(row.text("symbol")))
        .filter(row -> row.priceOrNull("lastPrice") != null)
        .map(row -> ticker(row, Objects.requireNonNull(byCode.get(row.text("symbol")))))
        .toList();
  }

  static Depth depth(Json answer, Market market) {
    return new Depth(
        market,
        levels(answer.list("bids")),
        levels(answer.list("asks")),
        answer.whole("lastUpdateId"),
        answer.has("E") ? answer.whole("E") : 0);
  }

  static List<Depth.Level> levels(List<Json> rows) {
    return rows.stream()
        .map(
            row ->
                new Depth.Level(new Price(row.at(0).decimal()), new Quantity(row.at(1).decimal())))
        .toList();
  }

  static List<PublicTrade> trades(Json answer) {
    return answer.list().stream()
        .map(
            row ->
                new PublicTrade(
                    row.text("id"),
                    row.price("price"),
                    row.quantity("qty"),
                    row.flag("isBuyerMaker") ? Side.SELL : Side.BUY,
                    row.whole("time")))
        .toList();
  }
}
