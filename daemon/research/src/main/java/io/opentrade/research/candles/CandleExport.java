package io.opentrade.research.candles;

import io.opentrade.engine.column.Candles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;

/// Candles as CSV text: `time,open,high,low,close,volume`, the shortest decimals that read back as
/// the same doubles, never in scientific notation.
public final class CandleExport {
  private static final int REPORT_EVERY = 8192;

  /// How times are written.
  public enum TimeStyle {
    /// `2024-01-31T00:00:00Z`
    ISO,
    /// Milliseconds since the epoch.
    MILLIS
  }

  private CandleExport() {}

  /// Writes a header and a line a bar.
  ///
  /// @throws CandleFailure where progress asks to stop
  public static void write(Candles candles, TimeStyle style, Appendable out, Progress progress) {
    StringBuilder line = new StringBuilder(96);
    try {
      out.append("time,open,high,low,close,volume\n");
      for (int bar = 0; bar < candles.size(); bar++) {
        line.setLength(0);
        long time = candles.time()[bar];
        switch (style) {
          case ISO -> line.append(Instant.ofEpochMilli(time));
          case MILLIS -> line.append(time);
        }
        field(line, candles.open()[bar]);
        field(line, candles.high()[bar]);
        field(line, candles.low()[bar]);
        field(line, candles.close()[bar]);
        field(line, candles.volume()[bar]);
        out.append(line.append('\n'));
        if ((bar + 1) % REPORT_EVERY == 0) {
          progress.at(bar + 1, candles.size(), "bars");
          if (progress.cancelled()) {
            throw CandleFailure.cancelled();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void field(StringBuilder line, double value) {
    line.append(',').append(decimal(value));
  }

  /// The shortest plain decimal that reads back as the same double.
  public static String decimal(double value) {
    String text = Double.toString(value);
    if (text.indexOf('E') >= 0) {
      BigDecimal plain = new BigDecimal(text).stripTrailingZeros();
      return plain.toPlainString();
    }
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
