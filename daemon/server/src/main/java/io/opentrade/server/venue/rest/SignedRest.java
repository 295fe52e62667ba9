package io.opentrade.server.venue.rest;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.VenueError;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Request;

/// Requests in the name of a key. Timestamps are by the exchange's clock; where ours is off by more
/// than the receive window, new orders are refused all the same, since such a clock cannot be
/// trusted to know when a decision was made. Cancels and questions go on.
public final class SignedRest {
  private final Rest rest;
  private final ApiKey key;
  private final VenueClock clock;

  public SignedRest(Rest rest, ApiKey key, VenueClock clock) {
    this.rest = rest;
    this.key = key;
    this.clock = clock;
  }

  /// Asks a question; again within reason.
  public <T> Answer<T> ask(RestCall call, Function<Json, T> parse) {
    return clock.ahead().then(ahead -> noting(rest.question(call, signed(call, ahead), parse)));
  }

  /// Sends a command that adds no exposure, once.
  public <T> Answer<T> command(RestCall call, Function<Json, T> parse) {
    return noting(rest.command(call, signed(call, clock.aheadAtAnyRate()), parse));
  }

  /// Sends an order, once; not at all where our clock is off.
  public <T> Answer<T> order(RestCall call, Function<Json, T> parse) {
    return clock
        .ahead()
        .then(
            ahead -> {
              Duration allowed = rest.dialect().receiveWindow();
              return ahead.abs().compareTo(allowed) > 0
                  ? Answer.failed(new VenueError.ClockSkew(ahead, allowed))
                  : noting(rest.command(call, lookedAt(signed(call, ahead)), parse));
            });
  }

  /// How far our clock is before the exchange's.
  public Answer<Duration> clockAhead() {
    return clock.ahead();
  }

  private static Supplier<Request> lookedAt(Supplier<Request> request) {
    return () -> {
      LastLook.take();
      return request.get();
    };
  }

  private Supplier<Request> signed(RestCall call, Duration ahead) {
    return () -> rest.dialect().signed(rest.base(), call, key, clock.millis() - ahead.toMillis());
  }

  private <T> Answer<T> noting(Answer<T> answer) {
    if (answer instanceof Answer.Failed<T>(VenueError.ClockSkew _)) {
      clock.doubt();
    }
    return answer;
  }
}
