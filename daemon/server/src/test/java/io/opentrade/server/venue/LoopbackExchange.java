package io.opentrade.server.venue;

import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.stream.WebSocketServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// An exchange on the loopback that keeps orders, and speaks REST and the private stream of a real
/// one in its documented messages. The next order may meet a fault.
public abstract class LoopbackExchange implements AutoCloseable {
  public static final ApiKey KEY = new ApiKey("theKey", Bench.CANARY, "thePass");

  /// What happens to the next order.
  public enum Fault {
    NONE,
    LOST_REQUEST,
    LOST_ANSWER,
    REFUSED
  }

  public final LoopbackBook book = new LoopbackBook();
  protected final Loopback rest = new Loopback();
  private final WebSocketServer sockets = new WebSocketServer();
  private final List<WebSocketServer.Connection> listening = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final AtomicBoolean receiving = new AtomicBoolean();
  private volatile Fault fault = Fault.NONE;

  /// Whether streams are let in, and whether they are told anything.
  public volatile boolean streams = true;

  public volatile boolean tells = true;

  private void receive() {
    try {
      while (true) {
        WebSocketServer.Connection client = sockets.connections.take();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(WebSocketServer.Connection client) {
    try {
      while (true) {
        String said = client.heard.take();
        heard.add(said);
        if (said.equals("gone") || !streams) {
          client.cut();
          return;
        }
        if (said.startsWith("frame")) {
          continue;
        }
        for (String answer : answers(client.path, said)) {
          client.say(answer);
        }
        if (subscribes(said)) {
          listening.add(client);
        }
      }
    } catch (IOException _) {
      listening.remove(client);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What the stream answers to a message.
  protected abstract List<String> answers(String path, String said);

  protected abstract boolean subscribes(String said);

  /// The connector, with nothing but this address in it.
  protected abstract Venue venue(Network network, Addresses addresses);

  /// The connector and the account, as somebody with a key has them.
  public final Map.Entry<Venue, VenueAccount> open(Network network) {
    if (receiving.compareAndSet(false, true)) {
      Thread.ofVirtual().start(this::receive);
    }
    HttpUrl asked = HttpUrl.get(rest.address());
    HttpUrl told = HttpUrl.get(sockets.address());
    Venue venue = venue(network, new Addresses(asked, asked, told, told));
    return Map.entry(
        venue, venue.account(new AccountAccess(KEY, new KeyedHost.Loopback(asked, told))));
  }

  public final void next(Fault next) {
    fault = next;
  }

  /// Takes an order in, as the fault wants it.
  protected final Loopback.Reply ordered(
      java.util.function.Supplier<Loopback.Reply> taken, Loopback.Reply refused) {
    Fault now = fault;
    fault = Fault.NONE;
    return switch (now) {
      case NONE -> taken.get();
      case REFUSED -> refused;
      case LOST_REQUEST -> Loopback.hangUp();
      case LOST_ANSWER -> {
        var _ = taken.get();
        yield Loopback.hangUp();
      }
    };
  }

  /// Somebody trades with an order; everybody who listens is told.
  public final void fill(String ours, String quantity, String price) throws IOException {
    LoopbackBook.Line line = Objects.requireNonNull(book.find(ours, null));
    LoopbackBook.Execution done = book.fill(line, quantity, price);
    for (String message : filled(line, done)) {
      tell(message);
    }
  }

  /// The messages that tell of an execution.
  protected abstract List<String> filled(LoopbackBook.Line line, LoopbackBook.Execution done);

  /// Everything that was told is told again, the last of it first.
  public final void again() throws IOException {
    for (String message : List.copyOf(told).reversed()) {
      tell(message);
    }
  }

  /// Every word that came in.
  public final String everythingHeard() {
    return rest.asked + "\n" + heard;
  }

  protected final void tell(String message) throws IOException {
    told.add(message);
    if (!tells) {
      return;
    }
    for (WebSocketServer.Connection client : listening) {
      try {
        client.say(message);
      } catch (IOException _) {
        listening.remove(client);
      }
    }
  }

  /// All streams break.
  public final void cut() throws IOException {
    for (WebSocketServer.Connection client : listening) {
      client.cut();
    }
    listening.clear();
  }

  /// The requests of a method and path.
  public final List<Loopback.Asked> asked(String what) {
    return rest.of(what);
  }

  /// Parameters of a query; of a body, its members.
  protected static Map<String, String> parameters(Loopback.Asked asked) {
    Map<String, String> all = new HashMap<>();
    if (!asked.body().isEmpty()) {
      Json body = Json.parse(asked.body());
      for (String name : NAMES) {
        if (body.has(name)) {
          all.put(name, body.text(name));
        }
      }
      return all;
    }
    for (String pair : asked.query().split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        all.put(pair.substring(0, equals), value);
      }
    }
    return all;
  }

  private static final List<String> NAMES =
      List.of(
          "side",
          "qty",
          "price",
          "orderLinkId",
          "triggerPrice",
          "orderFilter",
          "sz",
          "px",
          "clOrdId",
          "algoClOrdId",
          "slTriggerPx",
          "tpTriggerPx",
          "tpOrdPx",
          "ordType",
          "tgtCcy",
          "tdMode",
          "posSide",
          "lever",
          "mgnMode",
          "buyLeverage",
          "sellLeverage",
          "symbol",
          "instId");

  protected static Loopback.Reply ok(String body) {
    return Loopback.status(200, body);
  }

  protected static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  @Override
  public void close() throws IOException {
    cut();
    sockets.close();
    rest.close();
  }
}
