package io.opentrade.server.venue.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/// So much weight within any window of time, a part of it kept back for what is vital. Thread-safe.
public final class RateBudget {
  private final int limit;
  private final int reserve;
  private final long window;
  private final InstantSource clock;
  private final Deque<Spent> spent = new ArrayDeque<>();
  private long blockedUntil = Long.MIN_VALUE;

  /// @param at may lie ahead: a request that waits for its turn
  private record Spent(long at, int weight) {}

  /// @param limit weight that the exchange allows in a window
  /// @param reserve part of it for vital requests only
  public RateBudget(int limit, int reserve, Duration window, InstantSource clock) {
    if (reserve < 0 || reserve >= limit) {
      throw new IllegalArgumentException("a reserve is a part of its budget");
    }
    this.limit = limit;
    this.reserve = reserve;
    this.window = window.toMillis();
    this.clock = clock;
  }

  /// Takes weight, where it is there within the time one would wait.
  ///
  /// @return how long to wait before the request may leave; longer than `patience` where nothing
  ///     was taken
  public synchronized Duration take(int weight, Urgency urgency, Duration patience) {
    long now = clock.millis();
    spent.removeIf(past -> past.at() <= now - window);
    long at = Math.max(now, blockedUntil);
    int allowed = Math.max(weight, urgency == Urgency.VITAL ? limit : limit - reserve);
    while (used(at) + weight > allowed) {
      at = nextFree(at);
    }
    if (at - now <= patience.toMillis()) {
      spent.addLast(new Spent(at, weight));
    }
    return Duration.ofMillis(at - now);
  }

  private int used(long at) {
    long sum = 0;
    for (Spent past : spent) {
      sum += past.at() > at - window ? past.weight() : 0;
    }
    return (int) Math.min(Integer.MAX_VALUE / 2, sum);
  }

  /// The first moment after `at` at which something has left the window.
  private long nextFree(long at) {
    long first = Long.MAX_VALUE;
    for (Spent past : spent) {
      long leaves = past.at() + window;
      if (leaves > at) {
        first = Math.min(first, leaves);
      }
    }
    return first;
  }

  /// The exchange counts more than we do: other programs use the same address, or we began anew.
  public synchronized void told(int used) {
    long now = clock.millis();
    int unknown = used - used(now);
    if (unknown > 0) {
      spent.addLast(new Spent(now, unknown));
    }
  }

  /// The exchange wants no request for so long.
  public synchronized void block(Duration time) {
    blockedUntil = Math.max(blockedUntil, clock.millis() + time.toMillis());
  }
}
