package io.opentrade.server.market;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.store.InstrumentFacts;
import java.math.BigDecimal;
import java.util.Set;
import okhttp3.HttpUrl;

/// Binance's public candles (`klines`) and what it tells of a spot market.
final class BinanceCandles {
  private static final Set<String> INTERVALS =
      Set.of(
          "1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d",
          "1w");

  private final PublicRest rest;
  private final SeriesName name;
  private final int pageBars;

  /// What the exchange says of a market.
  ///
  /// @param serverTime of the exchange's clock, milliseconds since the epoch
  record MarketInfo(InstrumentFacts facts, long serverTime) {}

  BinanceCandles(PublicRest rest, SeriesName name, int pageBars) {
    this.rest = rest;
    this.name = name;
    this.pageBars = pageBars;
    requireSupported();
  }

  private void requireSupported() {
    if (!name.exchange().equals("binance")) {
      throw new DownloadFailure(
          DownloadFailure.Kind.USAGE,
          "Candles of '" + name.exchange() + "' cannot be downloaded yet.",
          "Binance can: BTC/USDT@binance:5m. Files of others come in with data import.");
    }
    if (!name.symbol().matches("[A-Z0-9]{1,20}/[A-Z0-9]{1,20}")) {
      throw new DownloadFailure(
          DownloadFailure.Kind.USAGE,
          name.symbol() + " is not a spot market.",
          "Write for example BTC/USDT@binance:5m.");
    }
    if (!INTERVALS.contains(name.timeframe().toString())) {
      throw new DownloadFailure(
          DownloadFailure.Kind.USAGE,
          "Binance has no bars of " + name.timeframe() + ".",
          "Download a shorter timeframe, then use data resample.");
    }
  }

  private String symbol() {
    return name.symbol().replace("/", "");
  }

  MarketInfo market(DownloadProgress progress) {
    HttpUrl url = rest.url("api/v3/exchangeInfo").addQueryParameter("symbol", symbol()).build();
    JsonNode answer = rest.get(url, progress);
    JsonNode market = answer.path("symbols").path(0);
    long serverTime = answer.path("serverTime").asLong(0);
    if (!market.isObject() || serverTime <= 0) {
      throw strange("no market");
    }
    return new MarketInfo(
        new InstrumentFacts(
            name.symbol(),
            name.exchange(),
            step(market, "PRICE_FILTER", "tickSize"),
            step(market, "LOT_SIZE", "stepSize"),
            Instrument.DEFAULT_MONEY_SCALE,
            InstrumentFacts.Origin.EXCHANGE),
        serverTime);
  }

  private BigDecimal step(JsonNode market, String filter, String field) {
    for (JsonNode candidate : market.path("filters")) {
      if (candidate.path("filterType").asText().equals(filter)) {
        try {
          BigDecimal step = new BigDecimal(candidate.path(field).asText());
          if (step.signum() > 0) {
            return step;
          }
        } catch (NumberFormatException e) {
          throw strange("a " + field + " that is no number");
        }
      }
    }
    throw strange("no " + field);
  }

  /// One page of bars that start in `[from, to)`, in order; empty where there are none.
  Candles page(long from, long to, DownloadProgress progress) {
    HttpUrl url =
        rest.url("api/v3/klines")
            .addQueryParameter("symbol", symbol())
            .addQueryParameter("interval", name.timeframe().toString())
            .addQueryParameter("startTime", Long.toString(from))
            .addQueryParameter("endTime", Long.toString(to - 1))
            .addQueryParameter("limit", Integer.toString(pageBars))
            .build();
    JsonNode rows = rest.get(url, progress);
    if (!rows.isArray() || rows.size() > pageBars) {
      throw strange("no list of candles");
    }
    int size = rows.size();
    Candles candles =
        new Candles(
            name.timeframe(),
            new long[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size]);
    long before = from - 1;
    for (int bar = 0; bar < size; bar++) {
      fill(candles, bar, rows.get(bar));
      long time = candles.time()[bar];
      if (time <= before || time >= to) {
        throw strange("candles out of order or of another range");
      }
      before = time;
    }
    return candles;
  }

  private void fill(Candles candles, int bar, JsonNode row) {
    if (!row.isArray() || row.size() < 6 || !row.get(0).isIntegralNumber()) {
      throw strange("a candle of an unknown form");
    }
    candles.time()[bar] = row.get(0).asLong();
    candles.open()[bar] = number(row.get(1), true);
    candles.high()[bar] = number(row.get(2), true);
    candles.low()[bar] = number(row.get(3), true);
    candles.close()[bar] = number(row.get(4), true);
    candles.volume()[bar] = number(row.get(5), false);
  }

  private double number(JsonNode node, boolean positive) {
    try {
      double value = Double.parseDouble(node.asText());
      if (Double.isFinite(value) && (positive ? value > 0 : value >= 0)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw strange("text in a number");
    }
    throw strange("a price that cannot be");
  }

  private DownloadFailure strange(String found) {
    return new DownloadFailure(
        DownloadFailure.Kind.EXCHANGE,
        rest.host() + " answered with " + found + ".",
        "Is the address right?");
  }
}
