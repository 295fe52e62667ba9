package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.fault.Fault;
import io.opentrade.server.simulate.fault.Faults;
import io.opentrade.server.simulate.http.SocketHandler;
import io.opentrade.server.simulate.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The WebSocket interface, `/ws-api/v3`: what REST answers, and the user data stream without a
/// listen key.
final class SocketApi implements SocketHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> ROUTES =
      Map.ofEntries(
          Map.entry("ping", "GET /api/v3/ping"),
          Map.entry("time", "GET /api/v3/time"),
          Map.entry("exchangeInfo", "GET /api/v3/exchangeInfo"),
          Map.entry("depth", "GET /api/v3/depth"),
          Map.entry("trades.recent", "GET /api/v3/trades"),
          Map.entry("trades.historical", "GET /api/v3/historicalTrades"),
          Map.entry("trades.aggregate", "GET /api/v3/aggTrades"),
          Map.entry("klines", "GET /api/v3/klines"),
          Map.entry("uiKlines", "GET /api/v3/uiKlines"),
          Map.entry("avgPrice", "GET /api/v3/avgPrice"),
          Map.entry("ticker.24hr", "GET /api/v3/ticker/24hr"),
          Map.entry("ticker.price", "GET /api/v3/ticker/price"),
          Map.entry("ticker.book", "GET /api/v3/ticker/bookTicker"),
          Map.entry("order.place", "POST /api/v3/order"),
          Map.entry("order.test", "POST /api/v3/order/test"),
          Map.entry("order.status", "GET /api/v3/order"),
          Map.entry("order.cancel", "DELETE /api/v3/order"),
          Map.entry("order.cancelReplace", "POST /api/v3/order/cancelReplace"),
          Map.entry("openOrders.status", "GET /api/v3/openOrders"),
          Map.entry("openOrders.cancelAll", "DELETE /api/v3/openOrders"),
          Map.entry("orderList.place", "POST /api/v3/order/oco"),
          Map.entry("orderList.place.oco", "POST /api/v3/orderList/oco"),
          Map.entry("orderList.status", "GET /api/v3/orderList"),
          Map.entry("orderList.cancel", "DELETE /api/v3/orderList"),
          Map.entry("openOrderLists.status", "GET /api/v3/openOrderList"),
          Map.entry("account.status", "GET /api/v3/account"),
          Map.entry("account.commission", "GET /api/v3/account/commission"),
          Map.entry("account.rateLimits.orders", "GET /api/v3/rateLimit/order"),
          Map.entry("allOrders", "GET /api/v3/allOrders"),
          Map.entry("allOrderLists", "GET /api/v3/allOrderList"),
          Map.entry("myTrades", "GET /api/v3/myTrades"),
          Map.entry("userDataStream.start", "POST /api/v3/userDataStream"),
          Map.entry("userDataStream.ping", "PUT /api/v3/userDataStream"),
          Map.entry("userDataStream.stop", "DELETE /api/v3/userDataStream"));

  private final Simulation simulation;
  private final Dispatcher dispatcher;
  private final UserStreams users;
  private final Faults faults;
  private final Map<WebSocket, Subscriber> subscribers = new HashMap<>();

  SocketApi(Simulation simulation, Dispatcher dispatcher, UserStreams users, Faults faults) {
    this.simulation = simulation;
    this.dispatcher = dispatcher;
    this.users = users;
    this.faults = faults;
  }

  @Override
  public void opened(WebSocket socket) {
    simulation.atomically(() -> subscribers.put(socket, new Subscriber(socket, false, faults)));
  }

  @Override
  public void closed(WebSocket socket) {
    simulation.atomically(
        () -> {
          Subscriber gone = subscribers.remove(socket);
          if (gone != null) {
            users.unsubscribe(gone, null);
          }
          return socket;
        });
  }

  @Override
  public void received(WebSocket socket, String text) {
    JsonNode request;
    try {
      request = JSON.readTree(text);
    } catch (JsonProcessingException _) {
      socket.send(failed(JSON.nullNode(), ApiError.bad(-1000, "Invalid JSON.")).toString());
      return;
    }
    if (faults.comes(Fault.LOST_REQUEST)) {
      socket.drop();
      return;
    }
    JsonNode id = request.has("id") ? request.get("id") : JSON.nullNode();
    // The answer is queued before any event that follows from the request.
    simulation.atomically(
        () -> {
          ObjectNode answer = answer(socket, id, request);
          if (faults.comes(Fault.LOST_ANSWER)) {
            socket.drop();
          } else {
            socket.send(answer.toString());
          }
          return answer;
        });
  }

  private ObjectNode answer(WebSocket socket, JsonNode id, JsonNode request) {
    String method = request.path("method").asText();
    try {
      Parameters parameters = Parameters.of(request.path("params"));
      Subscriber subscriber = subscribers.get(socket);
      if (subscriber != null && method.startsWith("userDataStream.")) {
        ObjectNode result = userData(method, parameters, subscriber);
        if (result != null) {
          return done(id, 200, "result", result);
        }
      }
      String route = ROUTES.get(method);
      if (route == null) {
        return failed(id, ApiError.bad(-1130, "Unknown method."));
      }
      Dispatcher.Reply reply = dispatcher.ask(route, parameters, parameters.find("apiKey"));
      String name = reply.status() == 200 ? "result" : "error";
      return done(id, reply.status(), name, reply.body());
    } catch (ApiError error) {
      return failed(id, error);
    }
  }

  private @Nullable ObjectNode userData(
      String method, Parameters parameters, Subscriber subscriber) {
    return switch (method) {
      case "userDataStream.subscribe.signature" ->
          JSON.createObjectNode()
              .put("subscriptionId", users.subscribe(dispatcher.account(parameters), subscriber));
      case "userDataStream.unsubscribe" -> {
        users.unsubscribe(subscriber, parameters.findWhole("subscriptionId"));
        yield JSON.createObjectNode();
      }
      default -> null;
    };
  }

  private static ObjectNode failed(JsonNode id, ApiError error) {
    return done(id, error.status(), "error", error.document());
  }

  private static ObjectNode done(JsonNode id, int status, String name, JsonNode body) {
    ObjectNode node = JSON.createObjectNode();
    node.set("id", id);
    node.put("status", status);
    node.set(name, body);
    node.putArray("rateLimits");
    return node;
  }
}
