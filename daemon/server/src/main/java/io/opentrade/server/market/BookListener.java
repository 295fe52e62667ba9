package io.opentrade.server.market;

import io.opentrade.server.venue.Market;

/// Hears how live books fare, on the thread of their stream.
public interface BookListener {
  /// The book is whole and has changed; read it now, it goes on changing afterwards.
  void changed(LiveBook book);

  /// Nothing in the book can be relied on until `changed` is heard again.
  void stale(Market market, String why);
}
