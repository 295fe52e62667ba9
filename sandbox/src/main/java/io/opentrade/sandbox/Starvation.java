package io.opentrade.sandbox;

import java.time.Duration;

/// Tells a process that is late because others keep the processors from it apart from one that
/// hangs, or is slow by itself: by the processor time that it had, a span of wall time after the
/// other. Any thread may call it.
final class Starvation {
  /// So many spans are the most that it is waited for.
  private static final int MOST = 5;

  /// Who had less than this part of a processor was kept waiting.
  private static final int SHARE = 4;

  /// Who had less than this part of a processor does nothing.
  private static final int IDLE = 300;

  private final Duration span;
  private Duration had = Duration.ZERO;
  private int spans;

  /// @param span of wall time
  Starvation(Duration span) {
    this.span = span;
  }

  /// It has shown that it gets on: its spans are counted from now on.
  ///
  /// @param processor time that it had since its start
  synchronized void begin(Duration processor) {
    had = processor;
    spans = 0;
  }

  /// Another span is over.
  ///
  /// @param processor time that the process had since its start
  /// @return whether the process should have one more
  synchronized boolean goesOn(Duration processor) {
    Duration got = processor.minus(had);
    had = processor;
    spans++;
    return spans < MOST
        && got.multipliedBy(IDLE).compareTo(span) >= 0
        && got.multipliedBy(SHARE).compareTo(span) < 0;
  }

  /// How long was waited.
  synchronized Duration waited() {
    return span.multipliedBy(spans);
  }
}
