package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Whether the wall clock has gone as fast as the monotonic one since the start. A jump means that
/// the clock was set or the machine slept: times of recorded events may be off.
public final class ClockCheck implements HealthCheck {
  private static final Duration TOLERATED = Duration.ofSeconds(5);

  private final Instant startedAt;
  private final long startedNanos;
  private final InstantSource wall;
  private final LongSupplier nanos;
  private final Supplier<Messages> messages;

  /// @param nanos the monotonic clock: `System::nanoTime`
  public ClockCheck(InstantSource wall, LongSupplier nanos, Supplier<Messages> messages) {
    this.wall = wall;
    this.nanos = nanos;
    this.messages = messages;
    this.startedAt = wall.instant();
    this.startedNanos = nanos.getAsLong();
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Check look() {
    Duration monotonic = Duration.ofNanos(nanos.getAsLong() - startedNanos);
    Duration jump = Duration.between(startedAt, wall.instant()).minus(monotonic);
    return jump.abs().compareTo(TOLERATED) <= 0
        ? found(State.OK, messages.get().say(Sentence.HEALTH_CLOCK))
        : found(State.WARNING, messages.get().say(Sentence.HEALTH_CLOCK_JUMPED, jump.toSeconds()));
  }
}
