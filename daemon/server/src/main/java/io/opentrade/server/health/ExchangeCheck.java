package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Whether an exchange answers, how long that takes, and how far its clock is from ours: orders are
/// signed with the time, and exchanges refuse those that are a few seconds off.
public record ExchangeCheck(
    String exchange, Supplier<Venue> venue, InstantSource clock, Supplier<Messages> messages)
    implements HealthCheck {
  private static final Duration TOLERATED = Duration.ofSeconds(1);

  @Override
  public String name() {
    return exchange;
  }

  @Override
  public Check look() {
    Instant sent = clock.instant();
    return switch (venue.get().serverTime()) {
      case Answer.Failed<Instant>(var error) ->
          found(State.WARNING, error.words(), messages.get().say(Sentence.DOCTOR_EXCHANGE_HINT));
      case Answer.Value<Instant>(Instant theirs) -> {
        Duration trip = Duration.between(sent, clock.instant());
        Duration skew = Duration.between(sent.plus(trip.dividedBy(2)), theirs);
        String summary =
            messages.get().say(Sentence.DOCTOR_EXCHANGE, trip.toMillis(), skew.toMillis());
        yield skew.abs().compareTo(TOLERATED) <= 0
            ? found(State.OK, summary)
            : found(State.WARNING, summary, messages.get().say(Sentence.DOCTOR_SKEW_HINT));
      }
    };
  }
}
