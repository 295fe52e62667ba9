package io.opentrade.server.access;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// How often a client may ask: so many requests at once, and as many again in each minute after
/// that. Who asks more often is told how long to wait. Safe for use by many threads.
///
/// What takes risk away is never held back, see [#isFree].
public final class Pace {
  private static final Set<String> FREE =
      Set.of(
          "trading.halt",
          "trading.panic",
          "order.cancel",
          "position.close",
          "strategy.stop",
          "autopilot.stop",
          "vault.lock",
          "daemon.stop",
          "halt",
          "panic",
          "order cancel",
          "position close",
          "strategy stop",
          "autopilot stop",
          "vault lock",
          "daemon stop");
  private static final double NANOS_PER_MINUTE = 60e9;
  private static final int MANY = 1_000;

  private final LongSupplier perMinute;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /// @param perMinute asked at each request
  /// @param nanos of a clock that does not jump
  public Pace(LongSupplier perMinute, LongSupplier nanos) {
    this.perMinute = perMinute;
    this.nanos = nanos;
  }

  /// What is left of the requests of a client.
  ///
  /// @param left requests, with a fraction
  private record Bucket(double left, long at) {}

  /// Whether a method, or the noun and verb of a command, may be asked for however often.
  public static boolean isFree(String what) {
    return FREE.contains(what);
  }

  /// Counts a request.
  ///
  /// @param client who asks
  /// @return how long to wait before the next one; zero where this one may go on
  public Duration ask(String client) {
    long most = perMinute.getAsLong();
    long now = nanos.getAsLong();
    if (buckets.size() > MANY) {
      forget(most, now);
    }
    var wait = new double[1];
    buckets.compute(
        client,
        (_, bucket) -> {
          double left = bucket == null ? most : left(bucket, most, now);
          wait[0] = left >= 1 ? 0 : (1 - left) / most * NANOS_PER_MINUTE;
          return new Bucket(left >= 1 ? left - 1 : left, now);
        });
    return Duration.ofNanos((long) Math.ceil(wait[0]));
  }

  private static double left(Bucket bucket, long most, long now) {
    return Math.min(most, bucket.left() + (now - bucket.at()) / NANOS_PER_MINUTE * most);
  }

  /// Who has not asked for a minute is like somebody new.
  private void forget(long most, long now) {
    buckets.values().removeIf(bucket -> left(bucket, most, now) >= most);
  }
}
