package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;

/// How long the daemon runs and how much of its memory it uses.
public record ProcessCheck(Instant startedAt, InstantSource clock, Supplier<Messages> messages)
    implements HealthCheck {
  private static final double CROWDED = 0.9;

  @Override
  public String name() {
    return "daemon";
  }

  @Override
  public Check look() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    Duration up =
        Duration.between(startedAt, clock.instant())
            .truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    String summary =
        messages
            .get()
            .say(
                Sentence.HEALTH_PROCESS,
                up.toString().substring(2).toLowerCase(Locale.ROOT),
                Amount.of(used),
                Amount.of(runtime.maxMemory()));
    return found(used > CROWDED * runtime.maxMemory() ? State.WARNING : State.OK, summary);
  }
}
