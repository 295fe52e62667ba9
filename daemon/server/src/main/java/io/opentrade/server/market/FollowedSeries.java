package io.opentrade.server.market;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamListener;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.Venue;
import io.opentrade.store.CandleStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps one stored series up with its market: at the end of each bar the exchange's own is
/// fetched and stored, with whatever was missed before it, and compared with the one that we built
/// from the trades. A broken stream or an exchange that does not answer costs a notice: it is asked
/// again, and nothing is left out. What is stored is always the exchange's.
final class FollowedSeries implements StreamListener {
  private static final int MOST_BUILT = 500;

  private final SeriesName name;
  private final Venue venue;
  private final Listing listing;
  private final CandleStore store;
  private final InstantSource clock;
  private final FollowPace pace;
  private final FollowedNews news;
  private final long ahead;
  private final BarBuilder builder;
  private final TreeMap<Long, BarBuilder.Closed> built = new TreeMap<>();
  private boolean broken = true;
  private boolean told;
  private @Nullable String silence;

  /// @param ahead how far the exchange's clock is before ours, milliseconds
  FollowedSeries(
      SeriesName name,
      Venue venue,
      Listing listing,
      CandleStore store,
      InstantSource clock,
      long ahead,
      FollowPace pace,
      FollowedNews news) {
    this.name = name;
    this.venue = venue;
    this.listing = listing;
    this.store = store;
    this.clock = clock;
    this.ahead = ahead;
    this.pace = pace;
    this.news = news;
    this.builder = new BarBuilder(name.timeframe(), pace.grace().toMillis(), venue.numbersTrades());
  }

  private long now() {
    return clock.millis() + ahead;
  }

  /// Follows until it is interrupted or nobody wants it any more.
  void follow() throws InterruptedException {
    Timeframe timeframe = name.timeframe();
    long last =
        store
            .info(name)
            .map(info -> info.last().toEpochMilli() + timeframe.millis())
            .orElse(timeframe.floor(now()));
    Set<Topic> topics = Set.of(new Topic(listing.market(), Topic.Kind.TRADES));
    try (Following _ = venue.follow(listing.market().kind(), topics, this)) {
      long pause = pace.retry().toMillis();
      long next = 0;
      while (news.wanted()) {
        build();
        if (now() >= last + timeframe.millis() + pace.grace().toMillis() && now() >= next) {
          long before = last;
          last = fetch(last);
          pause = last > before ? pace.retry().toMillis() : Math.min(pause * 2, 60_000);
          next = last > before ? 0 : now() + pause;
        }
        Thread.sleep(pace.look());
      }
    }
  }

  private synchronized void build() {
    long now = now();
    if (broken) {
      builder.broke(now);
    }
    builder.closed(now).forEach(bar -> built.put(bar.candle().time(), bar));
    while (built.size() > MOST_BUILT) {
      built.pollFirstEntry();
    }
  }

  @Override
  public synchronized void heard(StreamEvent event) {
    switch (event) {
      case StreamEvent.Connected _ -> {
        builder.broke(now());
        broken = false;
        if (told) {
          news.notice(clock.instant(), venue.name() + ": the stream runs again");
          told = false;
        }
      }
      case StreamEvent.Lost(String why) -> {
        builder.broke(now());
        broken = true;
        if (!told) {
          news.notice(clock.instant(), venue.name() + ": " + why + "; it is opened again");
          told = true;
        }
      }
      case StreamEvent.Trades trades ->
          trades
              .trades()
              .forEach(
                  trade -> {
                    if (builder.take(trade) instanceof BarBuilder.Taken.Late(long bar)) {
                      built.remove(bar); // it lacks the trade, so it proves nothing
                    }
                  });
      case StreamEvent.Own _, StreamEvent.Snapshot _, StreamEvent.Change _ -> {}
    }
  }

  /// Stores what closed since, and tells of it.
  ///
  /// @param last end of the last bar that was told
  /// @return that end now
  private long fetch(long last) {
    try {
      new CandleDownload(venue, store, clock)
          .download(name, Instant.ofEpochMilli(last), null, DownloadProgress.NONE);
    } catch (DownloadFailure failed) {
      // Once for each reason: whoever looks an hour later wants to see bars, not the same line.
      if (!String.valueOf(failed.getMessage()).equals(silence)) {
        silence = String.valueOf(failed.getMessage());
        news.notice(clock.instant(), silence + " It is asked again.");
      }
      return last;
    }
    silence = null;
    Candles candles = store.load(name, last, Long.MAX_VALUE).orElse(null);
    if (candles == null || candles.size() == 0) {
      return last;
    }
    for (int bar = 0; bar < candles.size(); bar++) {
      Candle theirs = Candle.of(candles, bar);
      news.closed(theirs, differences(theirs));
    }
    return candles.closeTime(candles.size() - 1);
  }

  /// Null where ours proves nothing.
  private synchronized @Nullable List<String> differences(Candle theirs) {
    BarBuilder.Closed ours = built.remove(theirs.time());
    if (ours == null || ours.doubtful()) {
      return null;
    }
    Candle candle = ours.candle();
    boolean sameUnit =
        switch (listing.instrument().contract()) {
          case Contract.Spot _ -> true;
          case Contract.Linear(BigDecimal multiplier) -> multiplier.compareTo(BigDecimal.ONE) == 0;
          case Contract.Inverse _ -> false;
        };
    double volume = sameUnit ? candle.volume() : theirs.volume();
    return BarCheck.differences(
        new Candle(
            candle.time(), candle.open(), candle.high(), candle.low(), candle.close(), volume),
        theirs);
  }
}
