package io.opentrade.server.alert;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.server.alert.watch.Board;
import io.opentrade.server.market.MarketName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// One market on its way through stored bars, and the longer bars made of them.
final class Track {
  private final MarketName market;
  private final Candles bars;
  private final List<Longer> longer = new ArrayList<>();
  private int next;
  private double price = Double.NaN;

  private static final class Longer {
    final SeriesName series;
    final Candles bars;
    int next;

    Longer(SeriesName series, Candles bars) {
      this.series = series;
      this.bars = bars;
    }
  }

  /// @param market as the alert calls it
  /// @param bars all that are stored, also those before the walk
  /// @param needed the series that the alert reads, shorter bars first
  Track(MarketName market, Candles bars, Collection<SeriesName> needed) {
    this.market = market;
    this.bars = bars;
    for (SeriesName series : needed) {
      if (series.symbol().equals(market.symbol()) && series.exchange().equals(market.exchange())) {
        longer.add(new Longer(series, Resampler.complete(bars, series.timeframe())));
      }
    }
  }

  /// Lets columns begin with what closed before the walk.
  void begin(Board board, long from) {
    next = bars.indexAtOrAfter(from);
    for (Longer one : longer) {
      int end = one.bars.indexAtOrAfter(from - one.series.timeframe().millis() + 1);
      board.history(one.series, one.bars.slice(0, end));
      one.next = end;
    }
  }

  /// The start of the next bar; the greatest number where there is none before `to`.
  long next(long to) {
    return next < bars.size() && bars.time()[next] < to ? bars.time()[next] : Long.MAX_VALUE;
  }

  double price() {
    return price;
  }

  /// Walks the next bar.
  ///
  /// @return its end
  long walk(Board board) {
    Candle bar = Candle.of(bars, next);
    long length = bars.timeframe().millis();
    for (int step = 0; step < CandlePath.STEPS; step++) {
      price = CandlePath.price(bar, step);
      long at = CandlePath.at(bar, length, step);
      board.told(market, price, Double.NaN, Double.NaN, at, at);
    }
    next++;
    long close = bar.time() + length;
    for (Longer one : longer) {
      while (one.next < one.bars.size() && one.bars.closeTime(one.next) <= close) {
        board.closed(one.series, Candle.of(one.bars, one.next++), close);
      }
    }
    return close;
  }
}
