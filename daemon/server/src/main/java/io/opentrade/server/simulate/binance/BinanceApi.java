package io.opentrade.server.simulate.binance;

import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.fault.Faults;
import io.opentrade.server.simulate.http.Answer;
import io.opentrade.server.simulate.http.Handler;
import io.opentrade.server.simulate.http.HttpRequest;
import io.opentrade.server.simulate.http.WebSocket;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// All that a client of Binance spot finds under one address: REST at `/api/v3`, streams at `/ws`
/// and `/stream`, the WebSocket interface at `/ws-api/v3`.
public final class BinanceApi implements Handler {
  private static final int ID_LENGTH = 22;
  private static final long SILENCE = 60_000_000_000L;

  private final Simulation simulation;
  private final RestApi rest;
  private final StreamHub hub;
  private final StreamSockets streams;
  private final SocketApi sockets;

  /// @param limited whether the limits of requests and orders are enforced
  public BinanceApi(
      Simulation simulation,
      List<Credentials> credentials,
      Faults faults,
      boolean limited,
      RandomGenerator chance) {
    this.simulation = simulation;
    ListenKeys listenKeys = new ListenKeys(chance);
    RateLimits limits = new RateLimits(limited);
    OrderParameters orders =
        new OrderParameters(() -> Credentials.letters(chance).substring(0, ID_LENGTH));
    Dispatcher dispatcher =
        new Dispatcher(simulation, new Keys(credentials), limits, orders, listenKeys);
    this.rest = new RestApi(dispatcher, limits, faults, simulation);
    this.hub = new StreamHub(simulation);
    UserStreams users = new UserStreams(simulation, hub, listenKeys);
    this.streams = new StreamSockets(simulation, hub, faults);
    this.sockets = new SocketApi(simulation, dispatcher, users, faults);
    simulation.listen(hub);
    simulation.listen(users);
  }

  @Override
  public Answer handle(HttpRequest request) throws InterruptedException {
    String path = request.path();
    if (path.startsWith("/ws-api/")) {
      return new Answer.Upgrade(sockets);
    }
    if (path.equals("/stream") || path.startsWith("/stream/")) {
      return new Answer.Upgrade(streams.at(named(request.query()), true));
    }
    if (path.equals("/ws") || path.startsWith("/ws/")) {
      List<String> names =
          Arrays.stream(path.substring(3).split("/", -1)).filter(StreamHub::isName).toList();
      return new Answer.Upgrade(streams.at(names, false));
    }
    return rest.handle(request);
  }

  private static List<String> named(String query) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith("streams=")) {
        return Arrays.stream(pair.substring(8).replace("%40", "@").split("/", -1))
            .filter(StreamHub::isName)
            .toList();
      }
    }
    return List.of();
  }

  /// Tells what streams tell ten times a second; to be called so often.
  public void tenth() {
    simulation.atomically(
        () -> {
          hub.tenth(simulation.now());
          return hub;
        });
  }

  /// Tells what streams tell once a second; to be called so often.
  public void second() {
    simulation.atomically(
        () -> {
          hub.second(simulation.now());
          return hub;
        });
  }

  /// Asks every stream for a sign of life, and breaks those that gave none for a minute; to be
  /// called every twenty seconds.
  public void ping() {
    for (WebSocket socket : streams.sockets()) {
      if (socket.silence() > SILENCE) {
        socket.drop();
      } else {
        socket.ping(Long.toString(simulation.now().server()));
      }
    }
  }
}
