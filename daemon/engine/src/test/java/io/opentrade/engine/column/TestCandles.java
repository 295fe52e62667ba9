package io.opentrade.engine.column;

import io.opentrade.engine.domain.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/// Candles for tests: made from a seed, or read from the folder of recorded data.
public final class TestCandles {
  public static final Timeframe FIVE_MINUTES = Timeframe.of("5m");
  private static final long START = 1_700_000_100_000L;

  private TestCandles() {}

  /// A random walk on a grid of hundredths with many equal closes, and a gap now and then.
  public static Candles random(long seed, int size) {
    return random(seed, size, FIVE_MINUTES);
  }

  public static Candles random(long seed, int size, Timeframe timeframe) {
    Random random = new Random(seed);
    Candles candles = empty(size, timeframe);
    long time = timeframe.floor(START);
    long price = 10_000;
    for (int bar = 0; bar < size; bar++) {
      candles.time()[bar] = time;
      time += timeframe.millis() * (random.nextInt(50) == 0 ? 1 + random.nextInt(9) : 1);
      long open = price;
      price = Math.max(100, price + random.nextInt(7) - 3);
      candles.open()[bar] = open / 100.0;
      candles.close()[bar] = price / 100.0;
      candles.high()[bar] = (Math.max(open, price) + random.nextInt(3)) / 100.0;
      candles.low()[bar] = (Math.min(open, price) - random.nextInt(3)) / 100.0;
      candles.volume()[bar] = random.nextInt(1_000_000) / 100_000.0;
    }
    return candles;
  }

  public static Candles empty(int size, Timeframe timeframe) {
    return new Candles(
        timeframe,
        new long[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size]);
  }

  /// Candles whose five columns are all the same.
  public static Candles flat(double... closes) {
    Candles candles = empty(closes.length, FIVE_MINUTES);
    for (int bar = 0; bar < closes.length; bar++) {
      candles.time()[bar] = START + bar * FIVE_MINUTES.millis();
      candles.open()[bar] = closes[bar];
      candles.high()[bar] = closes[bar];
      candles.low()[bar] = closes[bar];
      candles.close()[bar] = closes[bar];
      candles.volume()[bar] = closes[bar];
    }
    return candles;
  }

  /// The same with one more bar, whose prices are absurd.
  public static Candles withSpike(Candles candles, double price) {
    int size = candles.size();
    Candles spiked = empty(size + 1, candles.timeframe());
    System.arraycopy(candles.time(), 0, spiked.time(), 0, size);
    System.arraycopy(candles.open(), 0, spiked.open(), 0, size);
    System.arraycopy(candles.high(), 0, spiked.high(), 0, size);
    System.arraycopy(candles.low(), 0, spiked.low(), 0, size);
    System.arraycopy(candles.close(), 0, spiked.close(), 0, size);
    System.arraycopy(candles.volume(), 0, spiked.volume(), 0, size);
    spiked.time()[size] = candles.closeTime(size - 1);
    spiked.open()[size] = price;
    spiked.high()[size] = price;
    spiked.low()[size] = price;
    spiked.close()[size] = price;
    spiked.volume()[size] = price;
    return spiked;
  }

  /// 20,000 real five-minute candles, or a skipped test.
  public static Candles real() throws IOException {
    return real("BTC_USDT-5m-first20k.csv.gz");
  }

  /// A recorded file of milliseconds, prices and volume below the folder of candles.
  public static Candles real(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("opentrade.data", "absent")).resolve("candles").resolve(name);
    Assumptions.assumeTrue(
        Files.isReadable(file), () -> "recorded candles are absent: " + file.getFileName());
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.readLine();
      lines.lines().forEach(line -> rows.add(line.split(",")));
    }
    Candles candles = empty(rows.size(), FIVE_MINUTES);
    for (int bar = 0; bar < rows.size(); bar++) {
      String[] row = rows.get(bar);
      candles.time()[bar] = Long.parseLong(row[0]);
      candles.open()[bar] = Double.parseDouble(row[1]);
      candles.high()[bar] = Double.parseDouble(row[2]);
      candles.low()[bar] = Double.parseDouble(row[3]);
      candles.close()[bar] = Double.parseDouble(row[4]);
      candles.volume()[bar] = Double.parseDouble(row[5]);
    }
    return candles;
  }
}
