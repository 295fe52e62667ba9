package io.opentrade.server.recording;

import io.opentrade.server.market.BookListener;
import io.opentrade.server.market.LiveBook;
import io.opentrade.server.market.TradeNumbers;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.PublicTrade;
import io.opentrade.server.venue.StreamEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes one market as its stream tells it. Only what is known to be right is written: changes of
/// a book that is whole, and a whole book after each gap; trades once each. Where something is
/// missing the file says from when to when, and why. Safe for use by two threads: the stream's, and
/// whoever looks.
final class Recorder implements BookListener {
  private static final int MOST_GAPS = 1_000;
  private static final String TRADES = "trades";
  private static final String BOOK = "book";

  private final RecordingFile file;
  private final RecordedLine line;
  private final TradeNumbers numbers;
  private final InstantSource clock;
  private final List<Gap> gaps = new ArrayList<>();
  private final Map<String, Gap> open = new LinkedHashMap<>();
  private long latest = StreamEvent.NONE;
  private long first = StreamEvent.NONE;
  private long trades;
  private long changes;
  private long books;
  private long doubles;
  private long gapCount;
  private boolean stopped;
  private @Nullable String failure;

  /// Something that is missing.
  ///
  /// @param what `trades` or `book`
  /// @param to null where it lasts
  record Gap(String what, Instant from, @Nullable Instant to, String why) {}

  /// How far a recording is.
  ///
  /// @param from of the exchange's first event; null where there was none
  /// @param missing trades of which only the number is known to be missing
  /// @param gaps the first thousand of `gapCount`
  record State(
      @Nullable Instant from,
      @Nullable Instant to,
      long trades,
      long changes,
      long books,
      long doubles,
      long missing,
      long gapCount,
      List<Gap> gaps,
      long bytes,
      @Nullable String failure) {}

  /// @param numbered whether the exchange numbers the trades of a market without holes
  Recorder(RecordingFile file, RecordedLine line, boolean numbered, InstantSource clock) {
    this.file = file;
    this.line = line;
    this.numbers = new TradeNumbers(numbered);
    this.clock = clock;
  }

  /// The exchange's present time, as far as we were told it; ours before that.
  private long now() {
    return latest == StreamEvent.NONE ? clock.millis() : latest;
  }

  private long told(long at) {
    latest = Math.max(latest, at);
    long now = now();
    if (first == StreamEvent.NONE) {
      first = now;
    }
    return now;
  }

  private void write(String text) {
    if (stopped || failure != null) {
      return;
    }
    try {
      file.append(text);
    } catch (IOException full) {
      failure = String.valueOf(full.getMessage());
    }
  }

  @Override
  public void changed(LiveBook book) {
    // Told as `whole` and as a change.
  }

  @Override
  public synchronized void whole(LiveBook book) {
    long now = told(book.at());
    closed(BOOK, now);
    books++;
    write(line.whole(book.depth(Integer.MAX_VALUE), now));
  }

  @Override
  public synchronized void changed(LiveBook book, StreamEvent.Change change) {
    changes++;
    write(line.change(change, told(change.at())));
  }

  @Override
  public synchronized void stale(Market market, String why) {
    opened(BOOK, why);
  }

  @Override
  public synchronized void traded(StreamEvent.Trades told) {
    told.trades().forEach(this::traded);
  }

  private void traded(PublicTrade trade) {
    if (!numbers.isNew(trade.id())) {
      doubles++;
      return;
    }
    long now = told(trade.at());
    TradeNumbers.Hole hole = numbers.before(trade.id());
    if (hole != null) {
      opened(TRADES, "numbers " + hole.from() + " to " + hole.to() + " were not told");
      closed(TRADES, now);
    }
    trades++;
    write(line.trade(trade, now));
  }

  @Override
  public synchronized void connected() {
    closed(TRADES, now());
  }

  @Override
  public synchronized void lost(String why) {
    opened(TRADES, why);
  }

  private void opened(String what, String why) {
    if (!open.containsKey(what)) {
      gapCount++;
      open.put(what, new Gap(what, Instant.ofEpochMilli(now()), null, why));
      write(line.gap(what, why, now()));
    }
  }

  private void closed(String what, long now) {
    Gap gap = open.remove(what);
    if (gap != null) {
      keep(new Gap(what, gap.from(), Instant.ofEpochMilli(now), gap.why()));
      write(line.resumed(what, now));
    }
  }

  private void keep(Gap gap) {
    if (gaps.size() < MOST_GAPS) {
      gaps.add(gap);
    }
  }

  synchronized State state() {
    List<Gap> all = new ArrayList<>(gaps);
    all.addAll(open.values());
    return new State(
        first == StreamEvent.NONE ? null : Instant.ofEpochMilli(first),
        first == StreamEvent.NONE ? null : Instant.ofEpochMilli(latest),
        trades,
        changes,
        books,
        doubles,
        numbers.missing(),
        gapCount,
        all,
        file.bytes(),
        failure);
  }

  /// Gives what was written to the operating system, and on demand to the disk.
  synchronized void flush(boolean force) {
    try {
      if (failure == null && !stopped) {
        file.flush();
        if (force) {
          file.force();
        }
      }
    } catch (IOException full) {
      failure = String.valueOf(full.getMessage());
    }
  }

  /// Ends the file; nothing is written afterwards.
  synchronized void stop() {
    stopped = true;
    try {
      file.close();
    } catch (IOException full) {
      if (failure == null) {
        failure = String.valueOf(full.getMessage());
      }
    }
  }
}
