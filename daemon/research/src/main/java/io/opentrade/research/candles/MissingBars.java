package io.opentrade.research.candles;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Gaps;
import io.opentrade.engine.column.Gaps.Gap;
import java.time.Instant;
import java.util.Arrays;

/// What a backtest does about bars that are not there.
public enum MissingBars {
  /// Nothing: the bar after a gap follows the bar before it.
  KEEP,
  /// Refuses the series.
  FAIL,
  /// Puts flat bars in their place: every price is the close before, the volume 0.
  FLAT;

  /// @throws CandleFailure where there is a gap and this is `FAIL`
  public Candles apply(Candles candles) {
    return switch (this) {
      case KEEP -> candles;
      case FAIL -> requireWhole(candles);
      case FLAT -> filled(candles);
    };
  }

  private static Candles requireWhole(Candles candles) {
    Gaps gaps = Gaps.of(candles);
    if (gaps.gaps().isEmpty()) {
      return candles;
    }
    Gap first = gaps.gaps().getFirst();
    throw new CandleFailure(
        CandleFailure.Kind.BAD_DATA,
        null,
        gaps.missing()
            + " bars are missing in "
            + gaps.gaps().size()
            + " gaps, the first from "
            + Instant.ofEpochMilli(first.from())
            + " to "
            + Instant.ofEpochMilli(first.to()),
        "Use --missing keep or --missing flat to run nevertheless.");
  }

  private static Candles filled(Candles candles) {
    Gaps gaps = Gaps.of(candles);
    if (gaps.missing() == 0) {
      return candles;
    }
    long bars = candles.size() + gaps.missing();
    if (bars > ImportLimits.DEFAULT.rows()) {
      throw CandleFailure.usage(
          null,
          "--missing flat would make " + bars + " bars of " + candles.size(),
          "Look at the gaps with data check, choose a range with --from, or use --missing keep.");
    }
    int size = Math.toIntExact(bars);
    Candles out =
        new Candles(
            candles.timeframe(),
            new long[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size]);
    long step = candles.timeframe().millis();
    int at = 0;
    for (int bar = 0; bar < candles.size(); bar++) {
      if (bar > 0) {
        long missing = (candles.time()[bar] - candles.time()[bar - 1]) / step - 1;
        for (long i = 0; i < missing; i++, at++) {
          out.time()[at] = candles.time()[bar - 1] + (i + 1) * step;
          double close = candles.close()[bar - 1];
          for (double[] column : Arrays.asList(out.open(), out.high(), out.low(), out.close())) {
            column[at] = close;
          }
        }
      }
      out.time()[at] = candles.time()[bar];
      out.open()[at] = candles.open()[bar];
      out.high()[at] = candles.high()[bar];
      out.low()[at] = candles.low()[bar];
      out.close()[at] = candles.close()[bar];
      out.volume()[at++] = candles.volume()[bar];
    }
    return out;
  }
}
