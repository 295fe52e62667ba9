package io.opentrade.server.market;

import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.StreamEvent;

/// Hears how live books fare, and what else their stream tells, on the thread of that stream.
public interface BookListener {
  /// The book is whole and has changed; read it now, it goes on changing afterwards.
  void changed(LiveBook book);

  /// The book is whole anew: whatever was known of it before is void.
  default void whole(LiveBook book) {
    changed(book);
  }

  /// One change went into a whole book.
  default void changed(LiveBook book, StreamEvent.Change change) {
    changed(book);
  }

  /// Nothing in the book can be relied on until `whole` is heard again.
  void stale(Market market, String why);

  /// Trades, where they are followed as well.
  default void traded(StreamEvent.Trades trades) {}

  /// The stream runs: from now on trades are told.
  default void connected() {}

  /// The stream broke: trades are missed until `connected` is heard again.
  default void lost(String why) {}
}
