package io.opentrade.server.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.Merge;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// The process of the exchange of a soak: replays candles of twenty markets at fifty times their
/// speed. Words: a folder, how many minutes of ours. Says where it listens; ends when its input
/// does.
public final class SoakExchange {
  static final List<String> SYMBOLS =
      IntStream.range(0, 20).mapToObj(i -> "S" + (char) ('A' + i) + "X/USDT").toList();
  static final BigDecimal TICK = new BigDecimal("0.01");
  static final BigDecimal LOT = new BigDecimal("0.001");
  private static final int SPEED = 50;
  private static final long MINUTE = 60_000;
  private static final long START = 1_700_000_040_000L;

  private SoakExchange() {}

  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[0]);
    Path journal = folder.resolve("soak.exchange");
    int bars = Integer.parseInt(words[1]) * SPEED + 100;
    try (CandleStore store = CandleStore.open(journal.resolveSibling("candles.db"))) {
      for (String symbol : SYMBOLS) {
        store.merge(
            series(symbol),
            walk(bars, symbol.hashCode()),
            Merge.OnConflict.KEEP,
            new InstrumentFacts(symbol, "binance", TICK, LOT, 8, InstrumentFacts.Origin.GIVEN),
            () -> false);
      }
    }
    String[] replay =
        SYMBOLS.stream().map(symbol -> series(symbol).toString()).toArray(String[]::new);
    LocalExchange exchange =
        LocalExchange.open(
            Options.standard(journal, 7).atSpeed(SPEED).replaying(replay), _ -> {}, _ -> {});
    System.out.println(
        new ObjectMapper()
            .createObjectNode()
            .put("address", exchange.address())
            .put("key", exchange.credentials().key())
            .put("secret", exchange.credentials().secret()));
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    System.exit(0);
  }

  private static SeriesName series(String symbol) {
    return SeriesName.of(symbol + "@binance:1m");
  }

  private static Candles walk(int bars, long seed) {
    Random chance = new Random(seed);
    long[] time = new long[bars];
    double[][] price = new double[4][bars];
    double[] volume = new double[bars];
    double last = 100;
    for (int i = 0; i < bars; i++) {
      time[i] = START + i * MINUTE;
      price[0][i] = last;
      last = cents(last * (1 + (chance.nextDouble() - 0.5) * 0.002));
      price[3][i] = last;
      price[1][i] = cents(Math.max(price[0][i], last) + chance.nextInt(8) / 100.0);
      price[2][i] = cents(Math.min(price[0][i], last) - chance.nextInt(8) / 100.0);
      volume[i] = 2 + chance.nextInt(100) / 10.0;
    }
    return new Candles(Timeframe.of("1m"), time, price[0], price[1], price[2], price[3], volume);
  }

  private static double cents(double price) {
    return Math.round(price * 100) / 100.0;
  }
}
