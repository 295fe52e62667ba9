package io.opentrade.server.market;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Depth;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamListener;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps live books of one kind of markets whole: a gap, a wrong checksum or a broken stream makes
/// a book stale, which its listener hears, and a new snapshot is had: from the stream where it
/// begins with one, else by asking.
public final class BookKeeper implements AutoCloseable, StreamListener {
  private static final int SNAPSHOT_LEVELS = 1_000;

  private final Venue venue;
  private final BookListener listener;
  private final Map<String, LiveBook> books = new HashMap<>();
  private final Set<String> asking = new HashSet<>();
  private @Nullable Following following;

  public BookKeeper(Venue venue, List<Market> markets, BookListener listener) {
    this.venue = venue;
    this.listener = listener;
    markets.forEach(market -> books.put(market.code(), new LiveBook(market)));
  }

  /// Begins to follow the books; all markets must be of one kind.
  public void start() {
    start(Set.of(Topic.Kind.BOOK));
  }

  /// Begins to follow the books and the trades of the same markets over the same connection.
  public void startWithTrades() {
    start(Set.of(Topic.Kind.BOOK, Topic.Kind.TRADES));
  }

  private synchronized void start(Set<Topic.Kind> wanted) {
    Set<Topic> topics =
        books.values().stream()
            .flatMap(book -> wanted.stream().map(kind -> new Topic(book.market(), kind)))
            .collect(Collectors.toSet());
    MarketKind kind = topics.iterator().next().market().kind();
    following = venue.follow(kind, topics, this);
  }

  @Override
  public synchronized void heard(StreamEvent event) {
    switch (event) {
      case StreamEvent.Connected _ -> {
        listener.connected();
        if (!venue.streamsWholeBooks()) {
          books.values().forEach(this::ask);
        }
      }
      case StreamEvent.Own _ -> {}
      case StreamEvent.Lost(String why) -> {
        listener.lost(why);
        books.values().forEach(book -> spoil(book, why));
      }
      case StreamEvent.Snapshot snapshot ->
          whole(book(snapshot.market()), book -> book.take(snapshot));
      case StreamEvent.Change change -> changed(book(change.market()), change);
      case StreamEvent.Trades trades -> listener.traded(trades);
    }
  }

  private @Nullable LiveBook book(Market market) {
    return books.get(market.code());
  }

  /// One step of a book.
  private interface Step {
    boolean take(LiveBook book);
  }

  /// Takes what should make the book whole, whatever it was before.
  private void whole(@Nullable LiveBook book, Step step) {
    if (book == null) {
      return;
    }
    boolean before = book.stale() == null;
    if (step.take(book)) {
      listener.whole(book);
    } else {
      again(book, before);
    }
  }

  private void changed(@Nullable LiveBook book, StreamEvent.Change change) {
    if (book == null) {
      return;
    }
    boolean before = book.stale() == null;
    long applied = book.applied();
    if (book.take(change)) {
      if (book.applied() > applied) {
        listener.changed(book, change);
      }
    } else if (before || !venue.streamsWholeBooks()) {
      again(book, before);
    }
  }

  /// A new snapshot is needed; the listener hears of it where the book was whole before.
  private void again(LiveBook book, boolean before) {
    String why = String.valueOf(book.stale());
    if (before) {
      listener.stale(book.market(), why);
    }
    if (venue.streamsWholeBooks()) {
      Following present = following;
      if (present != null) {
        present.restart(why);
      }
    } else {
      ask(book);
    }
  }

  private void spoil(LiveBook book, String why) {
    boolean before = book.stale() == null;
    book.spoil(why);
    if (before) {
      listener.stale(book.market(), why);
    }
  }

  /// Asks beside the stream, whose changes wait in the book meanwhile. One question at a time.
  private void ask(LiveBook book) {
    if (asking.add(book.market().code())) {
      Thread.ofVirtual()
          .name("snapshot " + book.market().code())
          .start(() -> answered(book, venue.book(book.market(), SNAPSHOT_LEVELS)));
    }
  }

  private synchronized void answered(LiveBook book, Answer<Depth> answer) {
    asking.remove(book.market().code());
    switch (answer) {
      case Answer.Value<Depth>(Depth depth) -> whole(book, one -> one.take(depth));
      // The next change asks again.
      case Answer.Failed<Depth>(VenueError error) -> book.spoil(error.words());
    }
  }

  @Override
  public void close() {
    Following present;
    synchronized (this) {
      present = following;
    }
    if (present != null) {
      present.close();
    }
  }
}
