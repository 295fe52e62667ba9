package io.opentrade.server.session;

import io.opentrade.engine.event.Event;

/// What the strategy at a desk decided last, as long as that waits for a price. For one thread.
final class PendingDecision {
  private final long patience;
  private boolean awaited;
  private long decidedAt;
  private long sequence;
  private String by = "";
  private int late;

  /// @param patience how long after it was made it may still be carried out, ms; 0 for ever
  PendingDecision(long patience) {
    this.patience = patience;
  }

  /// Something was decided, to be carried out at the next price.
  ///
  /// @param who decided it
  void decided(Event.Decided decided, String who) {
    by = who;
    decidedAt = decided.at();
    sequence = decided.sequence();
    awaited |= !decided.intents().isEmpty();
  }

  /// Whether a decision cannot be carried out before there is another price here.
  boolean awaited() {
    return awaited;
  }

  /// A decision in another market of the same strategy needs the next price here.
  void await() {
    awaited = true;
  }

  /// The price came.
  void priced() {
    awaited = false;
  }

  /// Takes note of a decision that is too old by then.
  ///
  /// @return whether it is
  boolean stale(long at) {
    boolean old = patience > 0 && at - decidedAt > patience;
    late += old ? 1 : 0;
    return old;
  }

  /// Who decided last: the orders are that one's, whoever was heard in between.
  String by() {
    return by;
  }

  /// The number of the last decision.
  long sequence() {
    return sequence;
  }

  /// How many decisions came too late to be carried out.
  int late() {
    return late;
  }
}
