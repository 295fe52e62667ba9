package io.opentrade.server.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.RestSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// What tests of connectors share: a clock that stands until somebody pauses, and short patience.
public final class Bench {
  public static final long NOW = 1_700_000_000_000L;

  /// Known to nobody: it must appear nowhere but in signatures.
  public static final String CANARY = "canarySecret4711";

  public final List<Duration> pauses = new ArrayList<>();
  public long now = NOW;
  public final InstantSource clock = () -> Instant.ofEpochMilli(now);

  private final OkHttpClient client = new OkHttpClient();

  public Network network() {
    return network(Duration.ofSeconds(10));
  }

  /// A network whose requests may take so long.
  public Network network(Duration timeout) {
    return network(new RestSettings(timeout, 3, Duration.ofSeconds(90), Duration.ofMillis(100)));
  }

  public Network network(RestSettings settings) {
    return new Network(
        client,
        settings,
        clock,
        (time, _) -> {
          pauses.add(time);
          now += time.toMillis();
        });
  }

  public static AccountAccess access(Loopback exchange) {
    HttpUrl here = HttpUrl.get(exchange.address());
    return new AccountAccess(
        new ApiKey("theKey", CANARY, "thePass"), new KeyedHost.Loopback(here, here));
  }

  public static Order market(Side side, String quantity, Purpose purpose) {
    return order(side, quantity, new Terms.Market(), purpose);
  }

  public static Order order(Side side, String quantity, Terms terms, Purpose purpose) {
    return order(side, quantity, terms, purpose, Conditions.NONE);
  }

  public static Order order(
      Side side, String quantity, Terms terms, Purpose purpose, Conditions conditions) {
    return new Order(
        new OrderId("ot1"), side, Quantity.of(quantity), terms, purpose, "", conditions);
  }

  /// The value of an answer that must be one.
  public static <T> T value(Answer<T> answer) {
    if (answer instanceof Answer.Failed<T>(VenueError error)) {
      throw new AssertionError(error.words());
    }
    return ((Answer.Value<T>) answer).value();
  }

  /// The error of an answer that must be of that kind.
  public static <E extends VenueError> E error(Class<E> kind, Answer<?> answer) {
    return assertInstanceOf(kind, assertInstanceOf(Answer.Failed.class, answer).error());
  }

  public static void refused(VenueError.Reason reason, Answer<?> answer) {
    assertEquals(reason, error(VenueError.Rejected.class, answer).reason());
  }
}
