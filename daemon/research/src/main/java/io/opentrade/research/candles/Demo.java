package io.opentrade.research.candles;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import java.io.InputStream;
import java.util.List;

/// The series that needs no download: real Bitcoin trades of 25 November to 1 December 2013, as
/// bars of any length, five minutes by name. The trades come into the jar at build time from an
/// artifact of the ta4j project (MIT); there is no run-time dependency on it.
public final class Demo {
  /// `BTC/USD@bitstamp:5m`
  public static final SeriesName NAME = SeriesName.of("BTC/USD@bitstamp:5m");

  /// Cents, and hundred-millionths of a Bitcoin.
  public static final Grid GRID = Grid.of(2, 8);

  private static final String RESOURCE = "/demo/bitstamp_trades_from_20131125_usd.csv";

  private Demo() {}

  /// Reads the trades and makes bars of any length of them, with grid and report; callers keep the
  /// result.
  public static Imported read(Timeframe timeframe) {
    InputStream trades = Demo.class.getResourceAsStream(RESOURCE);
    if (trades == null) {
      throw new CandleFailure(
          CandleFailure.Kind.NOT_FOUND,
          null,
          "The demo candles are not part of this build.",
          "Build it again with access to Maven's repositories.");
    }
    return CandleFiles.read(
        List.of(new Source.OfStream("demo", trades)),
        ImportOptions.DEFAULT.withTimeframe(timeframe).withTrades(true),
        Progress.NONE);
  }
}
