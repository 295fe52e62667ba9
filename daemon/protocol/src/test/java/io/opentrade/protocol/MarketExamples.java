package io.opentrade.protocol;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request and a reply of every method that looks at markets.
final class MarketExamples {
  private static final Instant AT = Instant.parse("2026-01-31T14:05:00.123Z");
  private static final String MARKET = "BTC/USDT@binance";
  private static final List<MarketTrouble> TROUBLES =
      List.of(
          new MarketTrouble(
              "BTC/USDT@okx",
              FailureKind.TIMEOUT,
              "www.okx.com did not answer in time",
              "ask again later"));

  private MarketExamples() {}

  static List<Request<?>> requests() {
    return List.of(
        new ExchangeList(),
        new ExchangeMarkets(List.of("okx"), "linear", "USDT", "sol", true),
        new MarketTickers(List.of(MARKET, "BTC/USDT-PERP@okx")),
        new MarketBook(List.of(MARKET), 5),
        new MarketTrades(List.of(MARKET), 50),
        new MarketCandles(List.of("BTC/USDT@binance:5m"), 100),
        new MarketFunding(List.of("BTC/USDT-PERP@bybit")),
        new DataFollow("BTC/USDT@binance:5m", 41L, 20_000),
        new DataRecord(List.of(MARKET), 3_600L, 2_000_000_000L),
        new DataRecordings(),
        new RecordingVerify("BTCUSDT-binance"),
        new RecordingRemove("BTCUSDT-binance"),
        new ModeShow(),
        new ModeSet("real", "main"),
        new TransferList("main", AT),
        new TransferMove("main", "USDT", Decimal.of("100.5"), "spot", "futures", "jan-1"),
        new MarketMovers(List.of("okx"), "spot", "USDT", Decimal.of("1000000"), 5));
  }

  static void replies(Map<String, Object> all) {
    Map<String, String> support = new LinkedHashMap<>();
    support.put("spot", "missing");
    support.put("linear", "native");
    all.put(
        "exchange.list",
        new ExchangeList.Reply(
            List.of(
                new ExchangeList.Exchange(
                    "binance",
                    List.of("spot", "linear"),
                    List.of(new ExchangeList.Feature("reduce-only orders", support))))));
    Decimal step = Decimal.of("0.01");
    all.put(
        "exchange.markets",
        new ExchangeMarkets.Reply(
            List.of(
                new ExchangeMarkets.Listed(
                    "binance",
                    List.of("1m", "1h"),
                    List.of(
                        new ExchangeMarkets.Market(
                            MARKET, "BTCUSDT", step, step, step, null, null, AT, true)))),
            TROUBLES));
    all.put("market.tickers", new MarketTickers.Reply(List.of(quote()), TROUBLES));
    Decimal price = Decimal.of("66000.5");
    Decimal quantity = Decimal.of("0.25");
    List<MarketBook.Level> levels = List.of(new MarketBook.Level(price, quantity));
    all.put(
        "market.book",
        new MarketBook.Reply(
            List.of(new MarketBook.Book(MARKET, levels, levels, null)), List.of()));
    all.put(
        "market.trades",
        new MarketTrades.Reply(
            List.of(
                new MarketTrades.Tape(
                    MARKET,
                    List.of(
                        new MarketTrades.Print(
                            new ForeignText("1520538925"), price, quantity, "buy", AT)))),
            List.of()));
    all.put(
        "market.candles",
        new MarketCandles.Reply(
            List.of(
                new MarketCandles.Bars(
                    "BTC/USDT@binance:5m",
                    List.of(new Candle(AT, price, price, price, price, quantity)))),
            List.of()));
    all.put(
        "market.funding",
        new MarketFunding.Reply(
            List.of(
                new MarketFunding.Rate(
                    "BTC/USDT-PERP@bybit", Decimal.of("0.0001"), AT, price, null)),
            TROUBLES));
    all.put(
        "data.follow",
        new DataFollow.Reply(
            42,
            List.of(
                new DataFollow.Bar(
                    new Candle(AT, price, price, price, price, quantity),
                    "differs",
                    List.of("close is 66000.0, the exchange says 66000.5"))),
            List.of(new DataFollow.Notice(AT, new ForeignText("binance: the stream runs again")))));
    ForeignText file = new ForeignText("/home/me/recordings/BTCUSDT-binance.jsonl");
    all.put(
        "data.record",
        new DataRecord.Reply(
            "time",
            List.of(
                new DataRecord.Recording(
                    MARKET,
                    file,
                    AT,
                    AT.plusSeconds(3_600),
                    1_200,
                    36_000,
                    2,
                    1,
                    3,
                    1,
                    List.of(
                        new DataRecord.Gap(
                            "book", AT, AT.plusSeconds(1), new ForeignText("a change is missing"))),
                    8_000_000,
                    null))));
    all.put(
        "data.recordings",
        new DataRecordings.Reply(
            new ForeignText("/home/me/recordings"),
            8_000_000,
            90_000_000_000L,
            List.of(
                new DataRecordings.Kept(
                    file, new ForeignText(MARKET), AT, AT.plusSeconds(3_600), 8_000_000))));
    all.put(
        "recording.verify",
        new RecordingVerify.Reply(
            file,
            new ForeignText(MARKET),
            AT,
            AT,
            AT.plusSeconds(3_600),
            8_000_000,
            1_200,
            36_000,
            2,
            1,
            true,
            List.of(new RecordingVerify.Fault(17, "a change does not follow the one before")),
            1,
            "00ff"));
    all.put("recording.remove", new RecordingRemove.Reply(file, 8_000_000));
    all.put("mode.show", new ModeShow.Reply("demo", "demo", "binance"));
    all.put("mode.set", new ModeShow.Reply("real", "main", "binance"));
    TransferInfo moved =
        new TransferInfo(
            "42c0cfb0-6bca-4242-9c76-4e6df6cbcb16",
            new ForeignText("13526853623"),
            "USDT",
            Decimal.of("100.5"),
            "spot",
            "futures",
            "done",
            null,
            "owner",
            AT);
    all.put("transfer.move", new TransferMove.Reply(moved, false));
    all.put(
        "transfer.list",
        new TransferList.Reply(
            "main",
            "binance",
            List.of("funding", "futures", "spot"),
            List.of(moved),
            List.of(
                new TransferList.Movement(
                    "withdrawal",
                    "BTC",
                    Decimal.of("0.5"),
                    Decimal.of("0.0001"),
                    new ForeignText("done"),
                    new ForeignText("b6ae22b3"),
                    AT))));
    all.put("market.movers", new MarketMovers.Reply(List.of(quote()), List.of(), 412, TROUBLES));
  }

  private static MarketQuote quote() {
    return new MarketQuote(
        MARKET,
        Decimal.of("66000.5"),
        Decimal.of("66000"),
        null,
        Decimal.of("-0.0125"),
        Decimal.of("67000"),
        Decimal.of("65000"),
        Decimal.of("1234.5"),
        null,
        AT);
  }
}
