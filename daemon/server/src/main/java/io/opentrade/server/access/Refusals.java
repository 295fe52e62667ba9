package io.opentrade.server.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what is refused, by reason. Safe for use by many threads.
public final class Refusals {
  private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);

  public Refusals() {
    for (Refusal refusal : Refusal.values()) {
      counts.put(refusal, new LongAdder());
    }
  }

  /// Something was refused.
  public void count(Refusal refusal) {
    LongAdder count = counts.get(refusal);
    if (count != null) {
      count.increment();
    }
  }

  /// How often that was the reason, since the start.
  public long of(Refusal refusal) {
    LongAdder count = counts.get(refusal);
    return count == null ? 0 : count.sum();
  }
}
