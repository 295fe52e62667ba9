package io.opentrade.server.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.Merge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayTest {
  private static final double FAST = 100_000;

  @TempDir Path folder;

  private LocalExchange replayed(Options options) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    String[] why = {"it did not end"};
    LocalExchange exchange =
        LocalExchange.open(
            options,
            _ -> {},
            reason -> {
              why[0] = reason;
              ended.countDown();
            });
    ended.await(60, TimeUnit.SECONDS);
    assertEquals("", why[0]);
    return exchange;
  }

  private Options options(String... replay) {
    return Options.standard(folder.resolve("journal"), 7).atSpeed(FAST).replaying(replay);
  }

  /// Every recorded trade is seen again, whole, and the book is one.
  @Test
  void aRecordedStreamComesBack() throws Exception {
    Path file =
        Path.of(System.getProperty("opentrade.data", "../../../shared/data"))
            .resolve("orderbook/spot_ethusdt_20240808.jsonl.gz");
    assumeTrue(Files.exists(file), file + " is not there");
    try (LocalExchange exchange = replayed(options(file.toString()));
        Client client = new Client(exchange)) {
      BigDecimal volume = BigDecimal.ZERO;
      JsonNode candles =
          client
              .open("GET", "/api/v3/klines?symbol=ETHUSDT&interval=1m&startTime=0&limit=1000")
              .body();
      for (JsonNode candle : candles) {
        volume = volume.add(new BigDecimal(candle.get(5).asText()));
      }
      assertEquals(0, new BigDecimal("2261.3149").compareTo(volume), "volume " + volume);
      JsonNode book = client.open("GET", "/api/v3/depth?symbol=ETHUSDT&limit=1000").body();
      assertTrue(book.get("bids").size() > 900, book.get("bids").size() + " levels");
      BigDecimal bid = new BigDecimal(book.get("bids").get(0).get(0).asText());
      BigDecimal ask = new BigDecimal(book.get("asks").get(0).get(0).asText());
      assertEquals(0, bid.compareTo(new BigDecimal("2682.50")), "bid " + bid);
      assertEquals(0, ask.compareTo(new BigDecimal("2682.51")), "ask " + ask);
    }
  }

  @Test
  void tradesAsTextComeBack() throws Exception {
    Path file = folder.resolve("trades.csv");
    Files.writeString(
        file, "time,price,amount\n1700000000,100.5,0.25\n1700000001,100,1\n1700000061.5,101,2\n");
    try (LocalExchange exchange = replayed(options(file.toString()));
        Client client = new Client(exchange)) {
      JsonNode trades = client.open("GET", "/api/v3/aggTrades?symbol=BTCUSDT").body();
      assertEquals(3, trades.size());
      assertEquals("1700000061500", trades.get(2).get("T").asText());
      assertTrue(trades.get(1).get("m").asBoolean(), "a fall was sold");
      JsonNode candles = client.open("GET", "/api/v3/klines?symbol=BTCUSDT&interval=1m").body();
      assertEquals(2, candles.size());
      assertEquals("1.25000000", candles.get(0).get(5).asText());
    }
  }

  @Test
  void candlesComeBackAsTheyWereWithTheirHistory() throws Exception {
    Path database = folder.resolve("candles.db");
    long start = 1_700_000_100_000L;
    int bars = 50;
    double[] open = new double[bars];
    double[] high = new double[bars];
    double[] low = new double[bars];
    double[] close = new double[bars];
    double[] volume = new double[bars];
    long[] time = new long[bars];
    for (int i = 0; i < bars; i++) {
      time[i] = start + i * 300_000L;
      open[i] = 100 + i;
      high[i] = 103 + i;
      low[i] = 98.5 + i;
      close[i] = 101 + i;
      volume[i] = 2 + i / 10.0;
    }
    SeriesName name = SeriesName.of("BTC/USDT@binance:5m");
    try (CandleStore store = CandleStore.open(database)) {
      store.merge(
          name,
          new Candles(Timeframe.of("5m"), time, open, high, low, close, volume),
          Merge.OnConflict.KEEP,
          new InstrumentFacts(
              "BTC/USDT",
              "binance",
              new BigDecimal("0.01"),
              new BigDecimal("0.001"),
              8,
              InstrumentFacts.Origin.GIVEN),
          () -> false);
    }
    Options some = options(name.toString());
    Options warm =
        new Options(
            0,
            7,
            FAST,
            some.replay(),
            "",
            20,
            some.depth(),
            some.balances(),
            some.fees(),
            some.faults(),
            true,
            some.journal(),
            database);
    try (LocalExchange exchange = replayed(warm);
        Client client = new Client(exchange)) {
      JsonNode candles = client.open("GET", "/api/v3/klines?symbol=BTCUSDT&interval=5m").body();
      assertEquals(bars, candles.size());
      for (int i = 0; i < bars; i++) {
        JsonNode candle = candles.get(i);
        double[] expected = {open[i], high[i], low[i], close[i], volume[i]};
        for (int field = 0; field < expected.length; field++) {
          assertEquals(expected[field], candle.get(field + 1).asDouble(), "bar " + i);
        }
      }
    }
  }

  @Test
  void whatCannotBeReplayedIsTold() {
    Path empty = folder.resolve("empty");
    Path words = folder.resolve("words");
    assertThrows(IOException.class, () -> replayed(options(folder.resolve("none").toString())));
    assertThrows(
        IOException.class,
        () -> {
          Files.writeString(empty, "");
          replayed(options(empty.toString()));
        });
    IOException wrong =
        assertThrows(
            IOException.class,
            () -> {
              Files.writeString(words, "1,2,3\nnonsense\n");
              replayed(options(words.toString()));
            });
    assertEquals("line 2 is no trade: time,price,quantity", wrong.getMessage());
  }
}
