package io.opentrade.server.session;

import io.opentrade.engine.ledger.RoundTrip;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last round trips of an account; older ones are the journal's.
final class ClosedTrades {
  private static final int REMEMBERED = 10_000;

  private final Deque<Closed> trades = new ArrayDeque<>();

  /// A round trip of a desk.
  record Closed(int desk, RoundTrip trip) {}

  void add(int desk, RoundTrip trip) {
    trades.add(new Closed(desk, trip));
    if (trades.size() > REMEMBERED) {
      trades.removeFirst();
    }
  }

  /// Oldest first.
  List<Closed> all() {
    return List.copyOf(trades);
  }
}
