package io.opentrade.research.data;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataCheck;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.DataResample;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SeriesInfo;
import io.opentrade.research.candles.Quality;
import io.opentrade.store.CandleStore;
import io.opentrade.store.Merge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Answers the requests about stored candles.
public final class DataDesk {
  private final CandleStore store;
  private final StoredSeries series;

  public DataDesk(CandleStore store) {
    this.store = store;
    this.series = new StoredSeries(store);
  }

  public DataList.Reply list(DataList request) {
    String filter = request.filter() == null ? "" : request.filter().toLowerCase(Locale.ROOT);
    return new DataList.Reply(
        store.list().stream()
            .filter(info -> info.name().toString().toLowerCase(Locale.ROOT).contains(filter))
            .map(series::info)
            .toList());
  }

  public DataShow.Reply show(DataShow request) {
    SeriesName name = StoredSeries.name(request.series());
    SeriesInfo info = series.info(name);
    Candles candles = load(name, request.from(), request.to());
    int shown = Math.min(request.limit(), candles.size());
    int start = request.newest() ? candles.size() - shown : 0;
    return new DataShow.Reply(info, rows(candles, start, start + shown), candles.size());
  }

  public DataCheck.Reply check(DataCheck request) {
    SeriesName name = StoredSeries.name(request.series());
    SeriesInfo info = series.info(name);
    Candles candles = load(name, request.from(), request.to());
    if (candles.size() == 0) {
      throw new RequestFailed(
          FailureKind.BAD_DATA, name + " has no bar in that range", "its range: data show " + name);
    }
    return new DataCheck.Reply(info, QualityReports.of(Quality.of(candles)));
  }

  /// A page never reads more than it may show, but for the search of the bar after a gap.
  public DataExport.Reply export(DataExport request) {
    SeriesName name = StoredSeries.name(request.series());
    SeriesInfo info = series.info(name);
    long end = Math.min(millis(request.to(), Long.MAX_VALUE), info.to().toEpochMilli());
    long from = Math.max(millis(request.from(), Long.MIN_VALUE), info.from().toEpochMilli());
    long page = request.limit() * name.timeframe().millis();
    Candles candles = series.load(name, from, Math.min(end, from + page));
    if (candles.size() == 0) {
      candles = series.load(name, from, end);
    }
    int shown = Math.min(request.limit(), candles.size());
    if (shown == 0) {
      return new DataExport.Reply(List.of(), null, 0);
    }
    long next = candles.closeTime(shown - 1);
    return new DataExport.Reply(
        rows(candles, 0, shown),
        next < end ? Instant.ofEpochMilli(next) : null,
        Math.max(0, (end - next) / name.timeframe().millis()));
  }

  public DataResample.Reply resample(DataResample request) {
    SeriesName name = StoredSeries.name(request.series());
    series.info(name);
    Candles bars;
    Candles longer;
    SeriesName target;
    try {
      target = name.on(Timeframe.of(request.timeframe()));
      bars = series.load(name, start(request, target), millis(request.to(), Long.MAX_VALUE));
      longer = unlessCut(bars, Resampler.complete(bars, target.timeframe()), target);
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(
          FailureKind.USAGE, String.valueOf(exception.getMessage()), "resample a shorter series");
    }
    if (target.equals(name) || longer.size() == 0) {
      throw new RequestFailed(
          FailureKind.USAGE,
          name + " has no whole bar of " + target.timeframe() + " to make",
          "choose a timeframe longer than the series' and shorter than its range");
    }
    Merge merge =
        store.merge(
            target, longer, Merge.OnConflict.REPLACE, null, Thread.currentThread()::isInterrupted);
    return new DataResample.Reply(
        series.info(target), merge.added(), merge.conflicting(), partial(bars, longer));
  }

  /// The first bar is made whole: it may replace one that is.
  private static long start(DataResample request, SeriesName target) {
    return request.from() == null
        ? Long.MIN_VALUE
        : target.timeframe().floor(request.from().toEpochMilli());
  }

  /// Without a first bar of which the beginning is not stored, where there is one already.
  private Candles unlessCut(Candles bars, Candles longer, SeriesName target) {
    if (longer.size() == 0 || bars.time()[0] == longer.time()[0]) {
      return longer;
    }
    long first = longer.time()[0];
    boolean known = store.load(target, first, first + 1).map(Candles::size).orElse(0) > 0;
    return known ? longer.slice(1, longer.size()) : longer;
  }

  public DataDelete.Reply delete(DataDelete request) {
    SeriesName name = StoredSeries.name(request.series());
    SeriesInfo info = series.info(name);
    store.delete(name);
    return new DataDelete.Reply(name.toString(), info.bars());
  }

  private Candles load(SeriesName name, @Nullable Instant from, @Nullable Instant to) {
    return series.load(name, millis(from, Long.MIN_VALUE), millis(to, Long.MAX_VALUE));
  }

  private static long millis(@Nullable Instant instant, long otherwise) {
    return instant == null ? otherwise : instant.toEpochMilli();
  }

  /// Bars made of fewer than they span.
  private static long partial(Candles bars, Candles longer) {
    long whole = longer.timeframe().millis() / bars.timeframe().millis();
    long partial = 0;
    for (int i = 0; i < longer.size(); i++) {
      int from = bars.indexAtOrAfter(longer.time()[i]);
      int to = bars.indexAtOrAfter(longer.closeTime(i));
      partial += to - from < whole ? 1 : 0;
    }
    return partial;
  }

  private static List<Candle> rows(Candles candles, int from, int to) {
    List<Candle> rows = new ArrayList<>(to - from);
    for (int bar = from; bar < to; bar++) {
      rows.add(
          new Candle(
              Instant.ofEpochMilli(candles.time()[bar]),
              Decimal.of(candles.open()[bar]),
              Decimal.of(candles.high()[bar]),
              Decimal.of(candles.low()[bar]),
              Decimal.of(candles.close()[bar]),
              Decimal.of(candles.volume()[bar])));
    }
    return rows;
  }
}
