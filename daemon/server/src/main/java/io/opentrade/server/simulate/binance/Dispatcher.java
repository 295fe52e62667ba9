package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.exchange.Moment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers what is asked over REST or over a WebSocket: limits, then the key, then the signature,
/// then the matter itself.
final class Dispatcher {
  /// @param headers of the limits
  record Reply(int status, JsonNode body, Map<String, String> headers) {}

  private final Simulation simulation;
  private final Keys keys;
  private final RateLimits limits;
  private final Map<String, Route> routes = new HashMap<>();

  Dispatcher(
      Simulation simulation,
      Keys keys,
      RateLimits limits,
      OrderParameters orders,
      ListenKeys listenKeys) {
    this.simulation = simulation;
    this.keys = keys;
    this.limits = limits;
    new MarketRoutes(simulation).addTo(routes);
    new OrderRoutes(simulation, orders).addTo(routes);
    new AccountRoutes(simulation, listenKeys).addTo(routes);
  }

  /// Whether the route is known, such as `GET /api/v3/time`.
  boolean knows(String route) {
    return routes.containsKey(route);
  }

  /// @param route one that is known
  /// @param key that was sent, null for none
  Reply ask(String route, Parameters parameters, @Nullable String key) {
    Route found = routes.get(route);
    if (found == null) {
      throw new IllegalArgumentException("there is no route " + route);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    try {
      long now = simulation.now().server();
      int weight = found.weight().applyAsInt(parameters);
      RateLimits.Refused refused = limits.use(weight, found.orders(), now);
      headers.putAll(limits.headers(now, found.orders() > 0));
      if (refused != null) {
        headers.put("Retry-After", Long.toString(refused.retryAfter()));
        throw refused.error();
      }
      return new Reply(200, answer(found, parameters, key), headers);
    } catch (ApiError error) {
      return new Reply(error.status(), error.document(), headers);
    }
  }

  private JsonNode answer(Route route, Parameters parameters, @Nullable String key) {
    Credentials credentials = route.security() == Route.Security.NONE ? null : keys.known(key);
    return simulation.atomically(
        () -> {
          Moment now = simulation.now();
          if (credentials != null && route.security() == Route.Security.SIGNED) {
            keys.verify(credentials, parameters, now);
          }
          return route.action().answer(new Route.Call(parameters, credentials, now));
        });
  }

  /// The account that signed these parameters.
  String account(Parameters parameters) {
    Credentials credentials = keys.known(parameters.find("apiKey"));
    keys.verify(credentials, parameters, simulation.now());
    return credentials.account();
  }
}
