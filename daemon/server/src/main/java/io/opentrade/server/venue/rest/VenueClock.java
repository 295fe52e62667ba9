package io.opentrade.server.venue.rest;

import io.opentrade.server.venue.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The exchange's clock beside ours, measured before it is first needed and every hour.
/// Thread-safe.
public final class VenueClock {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Supplier<Answer<Instant>> serverTime;
  private final InstantSource clock;
  private @Nullable Duration ahead;
  private Duration before = Duration.ZERO;
  private long measuredAt;

  /// @param serverTime asks the exchange
  public VenueClock(Supplier<Answer<Instant>> serverTime, InstantSource clock) {
    this.serverTime = serverTime;
    this.clock = clock;
  }

  /// How far our clock is before the exchange's; negative where it is behind. The exchange's time
  /// is taken to be that of the middle between question and answer.
  public synchronized Answer<Duration> ahead() {
    Duration known = ahead;
    if (known != null && Math.abs(clock.millis() - measuredAt) < HOUR.toMillis()) {
      return Answer.of(known);
    }
    long before = clock.millis();
    return serverTime
        .get()
        .map(
            theirs -> {
              long after = clock.millis();
              Duration measured = Duration.ofMillis((before + after) / 2 - theirs.toEpochMilli());
              ahead = measured;
              measuredAt = after;
              return measured;
            });
  }

  /// Measures anew the next time: the exchange complained of a timestamp.
  public synchronized void doubt() {
    before = ahead == null ? before : ahead;
    ahead = null;
  }

  /// The same for what must leave: where the exchange's time cannot be had, as it was last
  /// measured, or none.
  synchronized Duration aheadAtAnyRate() {
    Duration last = ahead == null ? before : ahead;
    return ahead() instanceof Answer.Value<Duration>(Duration value) ? value : last;
  }

  long millis() {
    return clock.millis();
  }
}
