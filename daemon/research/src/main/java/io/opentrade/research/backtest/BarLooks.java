package io.opentrade.research.backtest;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.ForeignText;
import io.opentrade.research.data.DataDesk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at single candles of stored series.
///
/// @param series each of another symbol
record BarLooks(DataDesk data, List<SeriesName> series) {
  /// The candle of a symbol that begins then; null where none is stored.
  @Nullable Candle at(ForeignText symbol, Instant start) {
    for (SeriesName name : series) {
      if (name.symbol().equals(symbol.raw())) {
        Instant end = start.plusMillis(name.timeframe().millis());
        List<Candle> bars = data.export(new DataExport(name.toString(), start, end, 1)).bars();
        return bars.isEmpty() || !bars.getFirst().time().equals(start) ? null : bars.getFirst();
      }
    }
    return null;
  }
}
