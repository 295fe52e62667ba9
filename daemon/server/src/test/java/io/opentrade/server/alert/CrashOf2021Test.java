package io.opentrade.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.Decimal;
import io.opentrade.server.alert.language.AlertLanguage;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.alert.watch.Manner;
import io.opentrade.server.market.MarketName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// The crash of 19 May 2021, minute by minute, beside a loop written by hand.
final class CrashOf2021Test {
  private static final MarketName ETH = MarketName.of("ETH/USDT@binance");
  private static final long FROM = Instant.parse("2021-05-19T00:00:00Z").toEpochMilli();
  private static final long TO = Instant.parse("2021-05-20T00:00:00Z").toEpochMilli();
  private static final Path FILE =
      Path.of(
          System.getProperty("opentrade.data", "../shared/data"),
          "candles/binance-1m-2021/ETH_USDT-1m.csv.gz");

  @Test
  void tenPercentInAnHour() throws Exception {
    assumeTrue(Files.exists(FILE), FILE + " is not here");
    Candles bars = read();
    Condition condition = AlertLanguage.read("change(1h) < -10%", ETH);
    Track track = new Track(ETH, bars, Needs.of(condition).series());
    Replay replay = new Replay(List.of(track), false, Long.MAX_VALUE, 1_000);
    replay.walk(condition, Manner.PLAIN, FROM, TO);
    List<String> found =
        replay.moments().stream().map(one -> one.at() + " " + one.price()).toList();
    assertEquals(byHand(bars), found);
    assertEquals(12, found.size());
    assertEquals("2021-05-19T11:30:30Z 2600", found.getFirst());
    assertEquals("2021-05-19T18:20:30Z 2578.81", found.getLast());
  }

  private static List<String> byHand(Candles bars) {
    List<String> found = new ArrayList<>();
    boolean armed = true;
    for (int i = bars.indexAtOrAfter(FROM); i < bars.size() && bars.time()[i] < TO; i++) {
      double open = bars.open()[i];
      double high = bars.high()[i];
      double low = bars.low()[i];
      double close = bars.close()[i];
      double[] path =
          high - open <= open - low
              ? new double[] {open, high, low, close, close}
              : new double[] {open, low, high, close, close};
      for (int step = 0; step < path.length; step++) {
        double hourAgo = bars.close()[step < 4 ? i - 61 : i - 60];
        boolean holds = path[step] / hourAgo - 1 < -0.1;
        if (holds && armed) {
          Instant at = Instant.ofEpochMilli(bars.time()[i] + step * 15_000L);
          found.add(at + " " + Decimal.of(path[step]));
        }
        armed = !holds;
      }
    }
    return found;
  }

  private static Candles read() throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
      List<String[]> rows = lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
      return new Candles(
          new Timeframe(60_000),
          rows.stream().mapToLong(row -> Long.parseLong(row[0])).toArray(),
          column(rows, 1),
          column(rows, 2),
          column(rows, 3),
          column(rows, 4),
          column(rows, 5));
    }
  }

  private static double[] column(List<String[]> rows, int index) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
  }
}
