package io.opentrade.server.market;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Gaps;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.Merge;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Downloads past candles of public endpoints into the store, a page at a time. Each page is one
/// transaction: a download that ends early keeps what it has, and asking for the same range again
/// goes on from the last stored bar. The bar that is not over yet is never stored.
public final class CandleDownload {
  private final OkHttpClient client;
  private final DownloadSettings settings;
  private final CandleStore store;
  private final InstantSource clock;
  private final Pace pace;

  public CandleDownload(
      OkHttpClient client,
      DownloadSettings settings,
      CandleStore store,
      InstantSource clock,
      Pace pace) {
    this.client = client;
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.pace = pace;
  }

  /// Downloads the bars that start at or after `from` and before `to`.
  ///
  /// @param to null means up to now
  /// @throws DownloadFailure where the exchange or the request is at fault
  /// @throws io.opentrade.store.StoreFailure where the database is
  public Download download(
      SeriesName name, Instant from, @Nullable Instant to, DownloadProgress progress) {
    PublicRest rest = new PublicRest(client, settings, clock, pace);
    BinanceCandles exchange = new BinanceCandles(rest, name, settings.pageBars());
    BinanceCandles.MarketInfo market = exchange.market(progress);
    // Whether a bar is over is a matter of the exchange's clock, not of ours.
    long ahead = market.serverTime() - clock.millis();
    long end = Math.min(to == null ? Long.MAX_VALUE : to.toEpochMilli(), market.serverTime());
    long begin = from.toEpochMilli();
    if (begin >= end) {
      throw new DownloadFailure(
          DownloadFailure.Kind.USAGE,
          "There is nothing between " + from + " and " + Instant.ofEpochMilli(end) + ".",
          "--from must lie before --to, and in the past.");
    }
    Run run = new Run(name, exchange, market.facts(), ahead, begin, end, progress);
    Candles stored = stored(name, begin, end);
    if (stored.size() == 0) {
      run.fetch(begin, end);
    } else {
      long first = stored.time()[0];
      run.fetch(begin, first);
      run.fetch(stored.closeTime(stored.size() - 1), end);
    }
    return run.result();
  }

  private Candles stored(SeriesName name, long from, long to) {
    return store
        .load(name, from, to)
        .orElseGet(
            () ->
                new Candles(
                    name.timeframe(),
                    new long[0],
                    new double[0],
                    new double[0],
                    new double[0],
                    new double[0],
                    new double[0]));
  }

  /// One download under way.
  private final class Run {
    private final SeriesName name;
    private final BinanceCandles exchange;
    private final long ahead;
    private final long begin;
    private final long end;
    private final DownloadProgress progress;
    private final InstrumentFacts facts;
    private long added;
    private long conflicting;

    Run(
        SeriesName name,
        BinanceCandles exchange,
        InstrumentFacts facts,
        long ahead,
        long begin,
        long end,
        DownloadProgress progress) {
      this.name = name;
      this.exchange = exchange;
      this.ahead = ahead;
      this.begin = begin;
      this.end = end;
      this.progress = progress;
      this.facts = store.note(facts);
    }

    /// Fetches `[from, to)` page by page.
    void fetch(long from, long to) {
      long step = name.timeframe().millis();
      long next = from;
      while (next < to) {
        Candles page = exchange.page(next, to, progress);
        if (page.size() == 0) {
          return;
        }
        next = page.closeTime(page.size() - 1);
        save(finished(page));
        progress.at((next - begin) / step, (end - begin) / step);
      }
    }

    private Candles finished(Candles page) {
      long now = clock.millis() + ahead;
      int size = page.size();
      while (size > 0 && page.closeTime(size - 1) > now) {
        size--;
      }
      return size == page.size() ? page : page.slice(0, size);
    }

    private void save(Candles page) {
      if (page.size() > 0) {
        Merge merge = store.merge(name, page, Merge.OnConflict.KEEP, null, () -> false);
        added += merge.added();
        conflicting += merge.conflicting();
      }
    }

    Download result() {
      return new Download(
          store.info(name).orElse(null),
          added,
          conflicting,
          Gaps.of(stored(name, begin, end)),
          facts);
    }
  }
}
