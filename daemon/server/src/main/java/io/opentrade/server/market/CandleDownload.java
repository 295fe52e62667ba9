package io.opentrade.server.market;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Gaps;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.CandlePage;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.Venue;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.Merge;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Downloads past candles of public endpoints into the store, a page at a time. Each page is one
/// transaction: a download that ends early keeps what it has, and asking for the same range again
/// goes on from the last stored bar. The bar that is not over yet is never stored.
public final class CandleDownload {
  private final Venue venue;
  private final CandleStore store;
  private final InstantSource clock;

  /// @param venue whose pauses tell the progress why
  public CandleDownload(Venue venue, CandleStore store, InstantSource clock) {
    this.venue = venue;
    this.store = store;
    this.clock = clock;
  }

  /// Downloads the bars that start at or after `from` and before `to`.
  ///
  /// @param to null means up to now
  /// @throws DownloadFailure where the exchange or the request is at fault
  /// @throws io.opentrade.store.StoreFailure where the database is
  public Download download(
      SeriesName name, Instant from, @Nullable Instant to, DownloadProgress progress) {
    Market market = must(venue.market(name.symbol()));
    if (!venue.timeframes(market.kind()).contains(name.timeframe())) {
      throw new DownloadFailure(
          DownloadFailure.Kind.USAGE,
          venue.name() + " has no bars of " + name.timeframe() + ".",
          "Download a shorter timeframe, then use data resample.");
    }
    // Whether a bar is over is a matter of the exchange's clock, not of ours.
    long serverTime = must(venue.serverTime()).toEpochMilli();
    long ahead = serverTime - clock.millis();
    Listing listing = must(venue.listing(market));
    long end = Math.min(to == null ? Long.MAX_VALUE : to.toEpochMilli(), serverTime);
    long begin = from.toEpochMilli();
    if (begin >= end) {
      throw new DownloadFailure(
          DownloadFailure.Kind.USAGE,
          "There is nothing between " + from + " and " + Instant.ofEpochMilli(end) + ".",
          "--from must lie before --to, and in the past.");
    }
    Run run = new Run(name, listing, ahead, begin, end, progress);
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

  private <T> T must(Answer<T> answer) {
    return switch (answer) {
      case Answer.Value<T>(T value) -> value;
      case Answer.Failed<T>(var error) -> throw DownloadFailure.of(venue.name(), error);
    };
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
    private final Listing listing;
    private final long ahead;
    private final long begin;
    private final long end;
    private final DownloadProgress progress;
    private final InstrumentFacts facts;
    private long added;
    private long conflicting;

    Run(
        SeriesName name,
        Listing listing,
        long ahead,
        long begin,
        long end,
        DownloadProgress progress) {
      this.name = name;
      this.listing = listing;
      this.ahead = ahead;
      this.begin = begin;
      this.end = end;
      this.progress = progress;
      this.facts =
          store.note(
              new InstrumentFacts(
                  name.symbol(),
                  name.exchange(),
                  listing.instrument().tick(),
                  listing.instrument().lot(),
                  Instrument.DEFAULT_MONEY_SCALE,
                  InstrumentFacts.Origin.EXCHANGE));
    }

    /// Fetches `[from, to)` page by page; nothing is there before the market began.
    void fetch(long from, long to) {
      long step = name.timeframe().millis();
      long next = Math.max(from, name.timeframe().floor(listing.listed()));
      while (next < to) {
        if (progress.cancelled()) {
          throw DownloadFailure.cancelled();
        }
        CandlePage page = must(venue.candles(listing.market(), name.timeframe(), next, to));
        next = page.next();
        save(finished(page.candles()));
        progress.at((Math.min(next, end) - begin) / step, (end - begin) / step);
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
