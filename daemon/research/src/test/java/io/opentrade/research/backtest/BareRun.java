package io.opentrade.research.backtest;

import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that asks for nothing beyond what it must.
final class BareRun {
  private BareRun() {}

  /// @param data empty for the bundled candles
  static BacktestRun of(
      List<DataSource> data, @Nullable Instant from, @Nullable Instant to, @Nullable String size) {
    return new BacktestRun(
        new InputFile("/tmp/x.js", new ForeignText("x.js")),
        data,
        data.isEmpty(),
        from,
        to,
        null,
        null,
        size,
        null,
        null,
        null,
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        false,
        false,
        false,
        false,
        null,
        null,
        null,
        null);
  }
}
