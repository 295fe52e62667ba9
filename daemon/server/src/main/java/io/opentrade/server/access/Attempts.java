package io.opentrade.server.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Makes trying tokens slow, then stops it: the answer to each wrong one takes twice as long as the
/// last, and after ten in a row that user of the machine is locked out for a quarter of an hour. A
/// right one forgives what was wrong before. Others do not notice. Safe for use by many threads.
public final class Attempts {
  /// Wrong ones in a row, after which somebody is locked out.
  static final int MOST = 10;

  static final Duration LOCKED = Duration.ofMinutes(15);
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final int MANY = 1_000;

  private final LongSupplier nanos;
  private final Map<String, Failed> failures = new HashMap<>();

  /// @param nanos of a clock that does not jump
  public Attempts(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private record Failed(int inARow, long last) {
    boolean isForgotten(long now) {
      return now - last >= LOCKED.toNanos();
    }
  }

  /// Whether somebody may not even try.
  public synchronized boolean locks(String who) {
    Failed failed = failures.get(who);
    if (failed != null && failed.isForgotten(nanos.getAsLong())) {
      failures.remove(who);
      return false;
    }
    return failed != null && failed.inARow() >= MOST;
  }

  /// A token was wrong.
  ///
  /// @return how long to wait before that is said
  public synchronized Duration wrong(String who) {
    long now = nanos.getAsLong();
    if (failures.size() > MANY) {
      failures.values().removeIf(failed -> failed.isForgotten(now));
    }
    int inARow =
        failures
            .merge(who, new Failed(1, now), (old, _) -> new Failed(old.inARow() + 1, now))
            .inARow();
    Duration pause = FIRST.multipliedBy(1L << Math.min(inARow - 1, MOST));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  /// A token was right.
  public synchronized void right(String who) {
    failures.remove(who);
  }
}
