package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A reply of every method that concerns stored candles.
final class DataExamples {
  private static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
  private static final Instant END = Instant.parse("2013-12-02T00:00:00Z");
  private static final String SERIES = "BTC/USD@bitstamp:5m";
  private static final String HASH =
      "3f2a91c06d1b4e58a7c9d2e4f60718293a4b5c6d7e8f90a1b2c3d4e5f6071829";

  private DataExamples() {}

  static void replies(Map<String, Object> all) {
    SeriesInfo series =
        new SeriesInfo(
            SERIES, 1998, START, END, 2, HASH, Decimal.of("0.01"), Decimal.of("0.00000001"), 8);
    QualityReport quality =
        new QualityReport(
            2001,
            1998,
            START,
            END,
            2,
            18,
            1,
            1,
            1,
            0,
            1,
            List.of(
                new QualityReport.Finding(
                    "violation",
                    new ForeignText(
                        "btc.csv.gz, line 7001: found high 12.5, expected close ≤ high"))),
            2,
            List.of(new ForeignText("3 bars do not start on a multiple of 5m in UTC")));
    Candle candle =
        new Candle(
            START,
            Decimal.of("812.5"),
            Decimal.of("815"),
            Decimal.of("810.01"),
            Decimal.of("814"),
            Decimal.of("12.34567891"));
    all.put(
        "data.import",
        new DataImport.Reply(
            List.of(new DataImport.Imported(new ForeignText("btc.csv.gz"), 1990, 3, 5, quality)),
            series));
    all.put("data.download", new DataDownload.Reply(series, 1998, 2, quality));
    all.put("data.list", new DataList.Reply(List.of(series)));
    all.put("data.show", new DataShow.Reply(series, List.of(candle), 1998));
    all.put("backtest.candles", new BacktestCandles.Reply(List.of(candle), 3));
    all.put("data.check", new DataCheck.Reply(series, quality));
    all.put("data.export", new DataExport.Reply(List.of(candle), END, 1997));
    all.put("data.resample", new DataResample.Reply(series, 168, 0, 2));
    all.put(
        "data.holdout",
        new DataHoldout.Reply(
            List.of(
                new DataHoldout.Entry(
                    "BTC/USD@bitstamp", START, 1, END, new ForeignText("sma.js")))));
    all.put("data.delete", new DataDelete.Reply(SERIES, 1998));
  }
}
