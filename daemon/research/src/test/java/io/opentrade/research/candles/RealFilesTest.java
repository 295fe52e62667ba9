package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.domain.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every file of the recordings either imports or is refused with a sensible line. Skipped where
/// the folder of recordings is absent.
class RealFilesTest {
  private static Path folder() {
    Path folder = Path.of(System.getProperty("opentrade.data", "absent"), "candles");
    assumeTrue(Files.isDirectory(folder), "no recordings at " + folder);
    return folder;
  }

  private static Imported read(String name) {
    return CandleFiles.read(
        new Source.OfFile(folder().resolve(name)), ImportOptions.DEFAULT, Progress.NONE);
  }

  private static String outcome(Path file) {
    try {
      Imported imported =
          CandleFiles.read(new Source.OfFile(file), ImportOptions.DEFAULT, Progress.NONE);
      QualityReport report = imported.report();
      return "%s %d bars %s..%s gaps %d/%d dup %d conf %d dis %d ohlc %d neg %d spikes %d tick %s lot %s %s"
          .formatted(
              report.timeframe(),
              report.bars(),
              report.from(),
              report.to(),
              report.gaps(),
              report.missing(),
              report.duplicates(),
              report.conflicts(),
              report.disorder(),
              report.ohlc(),
              report.nonPositive(),
              report.spikes(),
              imported.grid().tick().toPlainString(),
              imported.grid().lot().toPlainString(),
              report.notes());
    } catch (CandleFailure failure) {
      return "REFUSED " + failure.kind() + ": " + failure.getMessage() + " | " + failure.hint();
    }
  }

  @Test
  void everyFileImportsOrIsRefusedWithItsReason() throws IOException {
    Map<String, String> table = new TreeMap<>();
    Path folder = folder();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all =
          files.filter(file -> file.toString().matches(".*\\.(csv|json|zip|gz)")).toList();
      for (Path file : all) {
        table.put(folder.relativize(file).toString(), outcome(file));
      }
    }
    table.forEach((file, outcome) -> System.out.println(file + "  ->  " + outcome));
    for (Map.Entry<String, String> row : table.entrySet()) {
      String reason = reasonToRefuse(row.getKey());
      assertEquals(!reason.isEmpty(), row.getValue().startsWith("REFUSED"), row.toString());
      assertTrue(row.getValue().contains(reason), row.toString());
    }
  }

  /// Bars of bid and ask are no candles; sparse seconds do not tell how long they are.
  private static String reasonToRefuse(String file) {
    if (file.contains("_quote")) {
      return "quote bars";
    }
    return file.contains("/second/") ? "--timeframe" : "";
  }

  @Test
  void googHasTheBarsOfThePublishedResult() {
    Imported goog = read("backtesting-py/GOOG.csv");
    assertEquals(2148, goog.candles().size());
    assertEquals(Timeframe.of("1d"), goog.candles().timeframe());
    assertEquals("0.01", goog.grid().tick().toPlainString());
    assertEquals(100.34, goog.candles().close()[0]);
  }

  @Test
  void endsOfBarsInLocalTimeBecomeStartsInUtc() {
    Imported btc = read("misc/BTCUSDT_1m_2024-12.csv.gz");
    assertEquals("2024-11-30T23:00:00Z", btc.report().from().toString());
    assertEquals(Timeframe.of("1m"), btc.candles().timeframe());
  }

  @Test
  void namedColumnsAreFoundInAnyOrder() {
    Imported jesse = read("misc/jesse_test_candles_1.csv");
    assertEquals(129.18, jesse.candles().open()[0]);
    assertEquals(129.07, jesse.candles().close()[0]);
    assertEquals(129.3, jesse.candles().high()[0]);
  }

  @Test
  void theOutageOfApril2021IsFound() {
    QualityReport report = read("binance-1m-2021/ETH_USDT-1m.csv.gz").report();
    assertEquals(284, report.missing());
    assertEquals(
        "2021-04-25T04:01:00Z",
        java.time.Instant.ofEpochMilli(java.util.Objects.requireNonNull(report.largestGap()).from())
            .toString());
  }

  @Test
  void zippedDaysOfOneMarketBecomeOneSeries() {
    Path minute = folder().resolve("lean/crypto/coinbase/minute/btcusd");
    List<Source> days =
        Stream.of("20180405_trade.zip", "20180404_trade.zip", "20180406_trade.zip")
            .map(name -> (Source) new Source.OfFile(minute.resolve(name)))
            .toList();
    Imported imported = CandleFiles.read(days, ImportOptions.DEFAULT, Progress.NONE);
    assertEquals("2018-04-04T00:00:00Z", imported.report().from().toString());
    assertEquals(0, imported.report().disorder());
    assertEquals(imported.report().rows(), imported.candles().size());
  }

  @Test
  void tradesOfBitstampBecomeCandles() {
    Path trades = folder().resolveSibling("trades").resolve("bitstampUSD-trades.csv.gz");
    Imported imported =
        CandleFiles.read(
            new Source.OfFile(trades),
            ImportOptions.DEFAULT.withTrades(true).withTimeframe(Timeframe.of("1d")),
            Progress.NONE);
    assertEquals(9999, imported.report().rows());
    assertEquals(5.8, imported.candles().open()[0]);
  }
}
