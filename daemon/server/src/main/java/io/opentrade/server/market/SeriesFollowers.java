package io.opentrade.server.market;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.DataFollow;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Venue;
import io.opentrade.store.CandleStore;
import io.opentrade.store.StoreFailure;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// `data.follow`: the series that are followed, each by a thread of its own for as long as somebody
/// asks. Two who ask for the same one share it.
public final class SeriesFollowers {
  private final Path database;
  private final Exchanges exchanges;
  private final InstantSource clock;
  private final FollowPace pace;
  private final Map<String, FollowedNews> running = new HashMap<>();

  /// @param database of candles
  public SeriesFollowers(Path database, Exchanges exchanges, InstantSource clock) {
    this(database, exchanges, clock, FollowPace.USUAL);
  }

  public SeriesFollowers(Path database, Exchanges exchanges, InstantSource clock, FollowPace pace) {
    this.database = database;
    this.exchanges = exchanges;
    this.clock = clock;
    this.pace = pace;
  }

  /// What came since.
  ///
  /// @throws RequestFailed where there is no such market, or the exchange does not answer at the
  ///     beginning
  public DataFollow.Reply follow(DataFollow request) throws InterruptedException {
    SeriesName name;
    try {
      name = SeriesName.of(request.series());
    } catch (IllegalArgumentException wrong) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(wrong.getMessage()), null);
    }
    return news(name).after(request.after(), request.patience());
  }

  private synchronized FollowedNews news(SeriesName name) {
    FollowedNews known = running.get(name.toString());
    if (known != null && !known.over()) {
      return known;
    }
    FollowedNews news = new FollowedNews(pace.patience());
    begin(name, news);
    running.put(name.toString(), news);
    return news;
  }

  private void begin(SeriesName name, FollowedNews news) {
    try {
      Venue venue = exchanges.prompt(name.exchange());
      Listing listing = must(venue, venue.market(name.symbol()).then(venue::listing));
      if (!venue.timeframes(listing.market().kind()).contains(name.timeframe())) {
        throw new RequestFailed(
            FailureKind.USAGE,
            venue.name() + " has no bars of " + name.timeframe(),
            "follow a shorter timeframe");
      }
      long ahead = must(venue, venue.serverTime()).toEpochMilli() - clock.millis();
      // SQLite's native calls hold their thread.
      Thread.ofPlatform()
          .daemon()
          .name("follow " + name)
          .start(() -> follow(name, venue, listing, ahead, news));
    } catch (DownloadFailure refused) {
      throw new RequestFailed(
          FailureKind.USAGE, String.valueOf(refused.getMessage()), refused.hint());
    }
  }

  private static <T> T must(Venue venue, Answer<T> answer) {
    return switch (answer) {
      case Answer.Value<T>(T value) -> value;
      case Answer.Failed<T>(var error) -> {
        DownloadFailure failure = DownloadFailure.of(venue.name(), error);
        FailureKind kind =
            failure.kind() == DownloadFailure.Kind.NOT_FOUND
                ? FailureKind.NOT_FOUND
                : FailureKind.EXCHANGE;
        throw new RequestFailed(kind, String.valueOf(failure.getMessage()), failure.hint());
      }
    };
  }

  private void follow(
      SeriesName name, Venue venue, Listing listing, long ahead, FollowedNews news) {
    try (CandleStore store = CandleStore.open(database)) {
      new FollowedSeries(name, venue, listing, store, clock, ahead, pace, news).follow();
    } catch (StoreFailure failed) {
      news.notice(clock.instant(), "the candles cannot be stored: " + failed.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      news.end();
    }
  }
}
