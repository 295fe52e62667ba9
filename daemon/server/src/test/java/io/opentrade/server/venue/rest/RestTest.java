package io.opentrade.server.venue.rest;

import static io.opentrade.server.venue.Bench.error;
import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.Bench;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.VenueError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RestTest {
  private final Bench bench = new Bench();
  private final Loopback exchange = new Loopback();
  private final RateBudget requests = new RateBudget(10, 4, Duration.ofSeconds(60), bench.clock);
  private final Rest rest = rest(bench.network());
  private final SignedRest signed = signed(rest);

  /// A dialect without peculiarities.
  private static final class Plain implements Dialect {
    @Override
    public Request open(HttpUrl base, RestCall call) {
      return new Request.Builder()
          .url(base.newBuilder().addPathSegments(call.path()).build())
          .method(
              call.method().name(), call.method() == RestCall.Method.GET ? null : Bodies.empty())
          .build();
    }

    @Override
    public Request signed(HttpUrl base, RestCall call, ApiKey key, long timestamp) {
      return open(base, call)
          .newBuilder()
          .header("X-Key", key.key())
          .header("X-Time", Long.toString(timestamp))
          .build();
    }

    @Override
    public Answer<Json> read(int status, Json body) {
      return Answer.of(body.at("ok"));
    }

    @Override
    public Duration receiveWindow() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Set<String> keyHeaders() {
      return Set.of("X-Key");
    }
  }

  private SignedRest signed(Rest open) {
    return new SignedRest(
        open,
        new ApiKey("theKey", Bench.CANARY, null),
        new VenueClock(() -> Answer.of(Instant.ofEpochMilli(bench.now)), bench.clock));
  }

  private Rest rest(Network network) {
    return rest(network, EndpointBudgets.NONE);
  }

  private Rest rest(Network network, EndpointBudgets endpoints) {
    return new Rest(
        network,
        HttpUrl.get(exchange.address()),
        new Plain(),
        new Limits(requests, new RateBudget(3, 1, Duration.ofSeconds(10), bench.clock), endpoints),
        new CircuitBreaker(3, Duration.ofSeconds(10), Duration.ofSeconds(30), bench.clock));
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  private Answer<String> ask() {
    return rest.ask(RestCall.get("x"), Json::text);
  }

  private Answer<String> command() {
    return signed.command(RestCall.post("x"), Json::text);
  }

  @Test
  void aQuestionIsAskedAgainWithGrowingPauses() {
    exchange.on("GET /x", Loopback.hangUp()).on("GET /x", Loopback.status(503, "busy"));
    exchange.on("GET /x", "{'ok':'yes'}");
    assertEquals("yes", value(ask()));
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), bench.pauses);
  }

  @Test
  void aCommandIsSentOnceWhateverHappens() {
    for (Loopback.Reply fault :
        List.of(
            Loopback.hangUp(),
            Loopback.status(500, "{}"),
            Loopback.header(503, "Retry-After", "0"),
            Loopback.html(200),
            Loopback.html(502),
            Loopback.status(200, "{'strange':1}"))) {
      exchange.asked.clear();
      exchange.forget("POST /x").on("POST /x", fault);
      bench.now += 60_000;
      error(VenueError.Unknown.class, signed.command(RestCall.post("x").vital(), Json::text));
      assertEquals(1, exchange.asked.size(), fault.toString());
    }
    assertTrue(bench.pauses.isEmpty());
  }

  @Test
  void anEndpointHasABudgetOfItsOwn() {
    exchange.on("GET /x", "{'ok':'yes'}").on("GET /y", "{'ok':'yes'}");
    Rest counted =
        rest(
            bench.network(),
            EndpointBudgets.of(Map.of("GET /x", 4), Duration.ofSeconds(2), bench.clock));
    for (int i = 0; i < 3; i++) {
      value(counted.ask(RestCall.get("x"), Json::text));
    }
    assertEquals(List.of(), bench.pauses);
    value(counted.ask(RestCall.get("y"), Json::text));
    value(counted.ask(RestCall.get("x").vital(), Json::text));
    assertEquals(List.of(), bench.pauses, "a fourth is kept for what is vital");
    value(counted.ask(RestCall.get("x"), Json::text));
    assertEquals(List.of(Duration.ofSeconds(2)), bench.pauses);
  }

  @Test
  void aTimeOutIsNoRefusal() {
    exchange.on("POST /x", "{'ok':'yes'}");
    value(command());
    exchange.forget("POST /x").on("POST /x", Loopback.late(2_000));
    SignedRest impatient = signed(rest(bench.network(Duration.ofSeconds(1))));
    VenueError.Unknown unknown =
        error(VenueError.Unknown.class, impatient.command(RestCall.post("x"), Json::text));
    assertTrue(unknown.words().contains("no answer in time"), unknown.words());
    assertEquals(2, exchange.asked.size());
  }

  @Test
  void whatNeverLeftIsNotUnknown() {
    exchange.close();
    assertTrue(error(VenueError.Unreachable.class, command()).certain());
  }

  @Test
  void retryAfterIsObeyed() {
    exchange.on("GET /x", Loopback.header(429, "Retry-After", "7")).on("GET /x", "{'ok':'yes'}");
    assertEquals("yes", value(ask()));
    assertEquals(List.of(Duration.ofSeconds(7)), bench.pauses);
  }

  @Test
  void aLongBanIsToldAtOnceAndHoldsForAll() {
    exchange.on("GET /x", Loopback.header(418, "Retry-After", "86400"));
    assertEquals(Duration.ofDays(1), error(VenueError.RateLimited.class, ask()).pause());
    error(VenueError.RateLimited.class, command());
    assertEquals(1, exchange.asked.size());
  }

  @Test
  void aRetryAfterMayBeADate() {
    exchange.on(
        "GET /x",
        new Loopback.Reply(
            429, java.util.Map.of("Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT"), "{}", 0));
    assertTrue(
        error(VenueError.RateLimited.class, ask()).pause().compareTo(Duration.ofDays(1)) > 0);
  }

  @Test
  void cancelsDrawOnTheReserve() {
    exchange.on("POST /x", "{'ok':'yes'}");
    for (int i = 0; i < 6; i++) {
      value(command());
    }
    assertTrue(error(VenueError.RateLimited.class, command()).certain());
    for (int i = 0; i < 4; i++) {
      value(signed.command(RestCall.post("x").vital(), Json::text));
    }
    error(VenueError.RateLimited.class, signed.command(RestCall.post("x").vital(), Json::text));
    bench.now += 60_000;
    value(command());
  }

  @Test
  void whatTheExchangeCountsCounts() {
    exchange.on("POST /x", "{'ok':'yes'}");
    requests.told(6);
    error(VenueError.RateLimited.class, command());
  }

  @Test
  void theCircuitOpensAndTriesAgain() {
    exchange.on("POST /x", Loopback.status(500, "{}"));
    for (int i = 0; i < 3; i++) {
      error(VenueError.Unknown.class, command());
    }
    error(VenueError.Down.class, command());
    assertEquals(3, exchange.asked.size());
    error(VenueError.Unknown.class, signed.command(RestCall.post("x").vital(), Json::text));
    exchange.forget("POST /x").on("POST /x", "{'ok':'yes'}");
    bench.now += 31_000;
    value(command());
    value(command());
  }

  @Test
  void redirectsAreNotFollowedAndNoKeyLeaves() {
    try (Loopback elsewhere = new Loopback()) {
      elsewhere.on("GET /x", "{'ok':'no'}").on("POST /x", "{'ok':'no'}");
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        Loopback.Reply away = Loopback.header(status, "Location", elsewhere.address() + "/x");
        exchange.forget("GET /x").on("GET /x", away);
        exchange.forget("POST /x").on("POST /x", away);
        bench.now += 100_000;
        error(VenueError.Nonsense.class, signed.ask(RestCall.get("x"), Json::text));
        error(VenueError.Unknown.class, signed.command(RestCall.post("x").vital(), Json::text));
      }
      assertTrue(elsewhere.asked.isEmpty());
    }
    assertTrue(exchange.asked.stream().allMatch(asked -> asked.header("x-key").equals("theKey")));
  }

  /// Even a connector that builds a request for the wrong host cannot send the key there.
  @Test
  void theLastGateStopsAKeyOnItsWayToAnotherHost() {
    try (Loopback elsewhere = new Loopback()) {
      var client =
          Sending.client(
              bench.network().client(),
              bench.network().settings(),
              HttpUrl.get(exchange.address()),
              Set.of("X-Key"));
      var request =
          new Request.Builder().url(elsewhere.address() + "/x").header("X-Key", "k").build();
      AtomicReference<String> said = new AtomicReference<>("");
      try (var answer = client.newCall(request).execute()) {
        said.set("sent: " + answer.code());
      } catch (java.io.IOException e) {
        said.set(String.valueOf(e.getMessage()));
      }
      assertEquals("a key was about to leave for another host", said.get());
      assertTrue(elsewhere.asked.isEmpty());
    }
  }

  @Test
  void ordersAreRefusedOnASkewedClockAndCancelsGoOn() {
    exchange.on("POST /x", "{'ok':'yes'}");
    var skewed =
        new SignedRest(
            rest,
            new ApiKey("theKey", Bench.CANARY, null),
            new VenueClock(() -> Answer.of(Instant.ofEpochMilli(bench.now - 20_000)), bench.clock));
    VenueError.ClockSkew skew =
        error(VenueError.ClockSkew.class, skewed.order(RestCall.post("x"), Json::text));
    assertEquals(Duration.ofSeconds(20), skew.ahead());
    assertTrue(skew.words().contains("20000 ms ahead"), skew.words());
    assertTrue(exchange.asked.isEmpty());
    value(skewed.command(RestCall.post("x").vital(), Json::text));
    assertEquals(Long.toString(bench.now - 20_000), exchange.last("POST /x").header("x-time"));
  }

  @Test
  void theClockIsMeasuredEveryHour() {
    int[] measured = {0};
    VenueClock clock =
        new VenueClock(
            () -> {
              measured[0]++;
              return Answer.of(Instant.ofEpochMilli(bench.now));
            },
            bench.clock);
    clock.ahead();
    bench.now += 3_599_000;
    clock.ahead();
    assertEquals(1, measured[0]);
    bench.now += 2_000;
    clock.ahead();
    clock.doubt();
    clock.ahead();
    assertEquals(3, measured[0]);
  }

  @Test
  void anInterruptedQuestionStops() {
    Thread.currentThread().interrupt();
    error(VenueError.Stopped.class, ask());
    assertTrue(Thread.interrupted());
  }

  @Test
  void textsOfForeignersAreNoSecretsOfOurs() {
    exchange.on("POST /x", Loopback.hangUp());
    assertFalse(error(VenueError.Unknown.class, command()).words().contains(Bench.CANARY));
  }

  /// Packed, it is a few kilobytes; as a tree it would take the daemon's whole heap.
  @Test
  void anAnswerOfMillionsOfPiecesIsNotUnderstood() {
    exchange.on("GET /x", "[" + "[],".repeat(1_100_000) + "[]]");
    VenueError.Nonsense nonsense = error(VenueError.Nonsense.class, ask());
    assertTrue(nonsense.words().contains("more than it should be"), nonsense.words());
  }
}
