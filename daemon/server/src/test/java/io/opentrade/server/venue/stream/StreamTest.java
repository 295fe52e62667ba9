package io.opentrade.server.venue.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.rest.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamTest {
  private static final Market MARKET = new Market("BTC/USDT", MarketKind.SPOT, "BTCUSDT");
  private static final Set<Topic> TOPICS = Set.of(new Topic(MARKET, Topic.Kind.TRADES));

  private final WebSocketServer server = new WebSocketServer();
  private final BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final StreamSettings settings =
      new StreamSettings(
          Duration.ofMillis(40),
          Duration.ofMillis(1_000),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          100);
  private final Stream stream =
      new Stream(
          new StreamNetwork(
              new OkHttpClient(), settings, (time, _) -> pauses.add(time), new Random(1)),
          new Plain(HttpUrl.get(server.address())),
          TOPICS,
          events::add);

  /// A dialect without peculiarities.
  private record Plain(HttpUrl address) implements StreamDialect {
    @Override
    public List<String> subscribe(Set<Topic> topics) {
      return List.of("subscribe " + topics.size());
    }

    @Override
    public String heartbeat() {
      return "beat";
    }

    @Override
    public boolean isPulse(String message) {
      return message.equals("pulse");
    }

    @Override
    public @Nullable String reply(Json message) {
      return message.has("ping") ? "pong " + message.whole("ping") : null;
    }

    @Override
    public List<StreamEvent> read(Json message) {
      if (message.has("broken")) {
        throw new IllegalStateException("on purpose");
      }
      return message.has("ping")
          ? List.of()
          : List.of(new StreamEvent.Lost("told " + message.text("n")));
    }
  }

  @AfterEach
  void close() throws IOException {
    stream.close();
    server.close();
  }

  private StreamEvent next() throws InterruptedException {
    StreamEvent event = events.poll(10, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("nothing was told");
    }
    return event;
  }

  private WebSocketServer.Connection connected() throws InterruptedException {
    WebSocketServer.Connection connection = server.next();
    assertInstanceOf(StreamEvent.Connected.class, next());
    assertEquals("subscribe 1", connection.next());
    return connection;
  }

  private static String without(WebSocketServer.Connection connection, String noise)
      throws InterruptedException {
    String message = connection.next();
    while (message.equals(noise)) {
      message = connection.next();
    }
    return message;
  }

  @Test
  void messagesPlainAndPackedPingsAndBeats() throws Exception {
    WebSocketServer.Connection connection = connected();
    connection.say("{'n':1}");
    assertEquals(new StreamEvent.Lost("told 1"), next());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      zip.write("{\"n\":2}".getBytes(StandardCharsets.UTF_8));
    }
    connection.sayBytes(packed.toByteArray());
    assertEquals(new StreamEvent.Lost("told 2"), next());
    assertEquals("beat", connection.next());
    connection.say("{'ping':77}");
    assertEquals("pong 77", without(connection, "beat"));
    connection.ping();
    assertEquals("frame 10", without(connection, "beat"), "the protocol's own pong");
  }

  @Test
  void aBrokenConnectionIsOpenedAgainWithGrowingScatteredPauses() throws Exception {
    for (int i = 0; i < 4; i++) {
      WebSocketServer.Connection connection = connected();
      connection.cut();
      assertInstanceOf(StreamEvent.Lost.class, next());
    }
    connected();
    assertEquals(4, pauses.size());
    long[] most = {500, 1_000, 2_000, 2_000};
    for (int i = 0; i < 4; i++) {
      long millis = pauses.get(i).toMillis();
      assertTrue(millis >= most[i] / 2 && millis <= most[i], pauses.toString());
    }
  }

  @Test
  void afterSomethingWasHeardThePausesBeginAnew() throws Exception {
    for (int i = 0; i < 3; i++) {
      WebSocketServer.Connection connection = connected();
      connection.say("{'n':1}");
      next();
      connection.cut();
      next();
    }
    connected();
    assertTrue(pauses.stream().allMatch(pause -> pause.toMillis() <= 500), pauses.toString());
  }

  @Test
  void silenceIsNoticedAndAPulseIsNoSilence() throws Exception {
    WebSocketServer.Connection connection = connected();
    for (int i = 0; i < 5; i++) {
      Thread.sleep(250);
      connection.say("pulse");
    }
    assertTrue(events.isEmpty(), "more than a second, but not silent");
    assertEquals(new StreamEvent.Lost("silent for 1000 ms"), next());
    connected();
  }

  @Test
  void nonsenseEndsTheConnection() throws Exception {
    WebSocketServer.Connection connection = connected();
    connection.say("<html>");
    assertInstanceOf(StreamEvent.Lost.class, next());
    connected();
  }

  /// The thread goes on: a stream that ended without a word would leave old prices standing.
  @Test
  void whatCannotBeTakenInEndsTheConnectionOnly() throws Exception {
    WebSocketServer.Connection connection = connected();
    connection.say("{'broken':1}");
    StreamEvent.Lost lost = assertInstanceOf(StreamEvent.Lost.class, next());
    assertTrue(lost.why().contains("on purpose"), lost.why());
    connected();
  }

  @Test
  void aMessageWithoutEndEndsTheConnection() throws Exception {
    WebSocketServer.Connection connection = connected();
    Thread endless = Thread.ofVirtual().start(connection::sayWithoutEnd);
    assertInstanceOf(StreamEvent.Lost.class, next());
    endless.join();
    connected();
  }

  @Test
  void manyMessagesAreNoLongOneAndNothingComesPacked() throws Exception {
    WebSocketServer.Connection connection = connected();
    assertEquals("", connection.extensions);
    String padding = " ".repeat(100_000);
    for (int i = 0; i < 50; i++) {
      connection.say(padding + "{'n':" + i + "}");
      assertEquals(new StreamEvent.Lost("told " + i), next());
    }
  }

  @Test
  void nothingIsToldAfterTheEnd() throws Exception {
    connected();
    stream.close();
    Thread.sleep(100);
    assertTrue(events.isEmpty(), events.toString());
  }
}
