package io.opentrade.server.app;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.DataCheck;
import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.api.Downloads;
import io.opentrade.server.jobs.Research;
import io.opentrade.server.market.CandleDownload;
import io.opentrade.server.market.Download;
import io.opentrade.server.market.DownloadFailure;
import io.opentrade.server.market.DownloadProgress;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.rest.Pace;
import io.opentrade.store.CandleStore;
import io.opentrade.store.StoreFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Downloads candles into the database, then lets research judge what is there.
///
/// Each download works on a platform thread of its own, because SQLite's native calls hold their
/// thread. The database is open only meanwhile.
final class MarketDownloads implements Downloads {
  private static final Duration CANCELLING = Duration.ofSeconds(10);

  private final Path database;
  private final Exchanges exchanges;
  private final Research research;
  private final InstantSource clock;

  MarketDownloads(Path database, Exchanges exchanges, Research research, InstantSource clock) {
    this.database = database;
    this.exchanges = exchanges;
    this.research = research;
    this.clock = clock;
  }

  @Override
  public DataDownload.Reply download(DataDownload request, Progress progress)
      throws InterruptedException {
    SeriesName name = named(request.series());
    var counting = new Counting(progress);
    Download download = onPlatformThread(() -> download(name, request, counting));
    if (download.info() == null) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, name + ": the exchange has no bars in that range", null);
    }
    DataCheck.Reply judged =
        research.call(new DataCheck(name.toString(), request.from(), request.to()), Progress.NONE);
    return new DataDownload.Reply(
        judged.series(), download.added(), counting.requests(), judged.quality());
  }

  private static SeriesName named(String series) {
    try {
      return SeriesName.of(series);
    } catch (IllegalArgumentException wrong) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(wrong.getMessage()), null);
    }
  }

  private Download download(SeriesName name, DataDownload request, DownloadProgress progress) {
    Pace pace =
        (time, why) -> {
          progress.waiting(why + "; going on in " + Math.max(1, time.toSeconds()) + " s.");
          Pace.REAL.pause(time, why);
        };
    try (Venue venue = exchanges.patient(name.exchange(), pace);
        CandleStore store = CandleStore.open(database)) {
      return new CandleDownload(venue, store, clock)
          .download(name, request.from(), request.to(), progress);
    }
  }

  private interface Work {
    Download perform();
  }

  private static Download onPlatformThread(Work work) throws InterruptedException {
    var task = new FutureTask<Download>(work::perform);
    Thread thread = Thread.ofPlatform().daemon().name("download").start(task);
    try {
      return task.get();
    } catch (InterruptedException cancelled) {
      thread.interrupt();
      thread.join(CANCELLING);
      throw cancelled;
    } catch (ExecutionException failed) {
      throw translated(failed.getCause());
    }
  }

  private static RuntimeException translated(@Nullable Throwable cause) {
    return switch (cause) {
      case DownloadFailure failure ->
          new RequestFailed(
              kindOf(failure.kind()), String.valueOf(failure.getMessage()), failure.hint());
      case StoreFailure failure ->
          new RequestFailed(kindOf(failure.kind()), String.valueOf(failure.getMessage()), null);
      case RuntimeException other -> other;
      case null, default -> new IllegalStateException(cause);
    };
  }

  private static FailureKind kindOf(DownloadFailure.Kind kind) {
    return switch (kind) {
      case USAGE -> FailureKind.USAGE;
      case NOT_FOUND -> FailureKind.NOT_FOUND;
      case RATE_LIMITED, EXCHANGE, NETWORK -> FailureKind.EXCHANGE;
      case TIMEOUT -> FailureKind.TIMEOUT;
      case CANCELLED -> FailureKind.INTERRUPTED;
    };
  }

  private static FailureKind kindOf(StoreFailure.Kind kind) {
    return switch (kind) {
      case FULL, READ_ONLY, BUSY, TOO_NEW, IO -> FailureKind.FAILED;
      case CORRUPT -> FailureKind.BAD_DATA;
      case CANCELLED -> FailureKind.INTERRUPTED;
    };
  }

  /// Passes progress on and counts the requests: for the time, the market, and each page.
  private static final class Counting implements DownloadProgress {
    private final Progress progress;
    private volatile int pages;
    private volatile long done;
    private volatile long total;

    Counting(Progress progress) {
      this.progress = progress;
    }

    int requests() {
      return pages + 2;
    }

    @Override
    public void at(long bars, long ofAll) {
      pages = pages + 1; // only the downloading thread writes
      done = bars;
      total = ofAll;
      progress.at(new Progress.Step(bars, ofAll, "bars", null));
    }

    @Override
    public void waiting(String why) {
      progress.at(new Progress.Step(done, total, "bars", new ForeignText(why)));
    }
  }
}
