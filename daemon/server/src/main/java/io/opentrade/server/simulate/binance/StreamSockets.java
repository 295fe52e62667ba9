package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.fault.Faults;
import io.opentrade.server.simulate.http.SocketHandler;
import io.opentrade.server.simulate.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sockets that hear streams: named in the address, or subscribed to later.
final class StreamSockets {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Simulation simulation;
  private final StreamHub hub;
  private final Faults faults;
  private final Map<WebSocket, Subscriber> subscribers = new HashMap<>();

  StreamSockets(Simulation simulation, StreamHub hub, Faults faults) {
    this.simulation = simulation;
    this.hub = hub;
    this.faults = faults;
  }

  /// A handler for one address.
  ///
  /// @param names of its streams
  /// @param combined whether messages name their stream
  SocketHandler at(List<String> names, boolean combined) {
    return new SocketHandler() {
      @Override
      public void opened(WebSocket socket) {
        simulation.atomically(
            () -> {
              Subscriber subscriber = new Subscriber(socket, combined, faults);
              names.forEach(name -> hub.subscribe(subscriber, name));
              return subscribers.put(socket, subscriber);
            });
      }

      @Override
      public void received(WebSocket socket, String text) {
        with(socket, subscriber -> socket.send(answer(subscriber, text).toString()));
      }

      @Override
      public void closed(WebSocket socket) {
        with(socket, hub::leave);
        simulation.atomically(() -> subscribers.remove(socket));
      }
    };
  }

  private void with(WebSocket socket, Consumer<Subscriber> act) {
    simulation.atomically(
        () -> {
          @Nullable Subscriber subscriber = subscribers.get(socket);
          if (subscriber != null) {
            act.accept(subscriber);
          }
          return socket;
        });
  }

  private ObjectNode answer(Subscriber subscriber, String text) {
    JsonNode request;
    try {
      request = JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return error(JSON.nullNode(), 3, "Invalid JSON: it cannot be read");
    }
    JsonNode id = request.has("id") ? request.get("id") : JSON.nullNode();
    List<String> names = new ArrayList<>();
    request.path("params").forEach(name -> names.add(name.asText()));
    ObjectNode answer = JSON.createObjectNode();
    answer.putNull("result");
    answer.set("id", id);
    switch (request.path("method").asText()) {
      case "SUBSCRIBE" -> names.forEach(name -> hub.subscribe(subscriber, name));
      case "UNSUBSCRIBE" -> names.forEach(name -> hub.unsubscribe(subscriber, name));
      case "LIST_SUBSCRIPTIONS" -> {
        ArrayNode list = answer.putArray("result");
        subscriber.names.forEach(list::add);
      }
      case "SET_PROPERTY" -> subscriber.combine(request.path("params").path(1).asBoolean());
      case "GET_PROPERTY" -> answer.put("result", subscriber.combined());
      default -> {
        return error(
            id, 2, "Invalid request: unknown variant, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`");
      }
    }
    return answer;
  }

  private static ObjectNode error(JsonNode id, int code, String words) {
    ObjectNode node = JSON.createObjectNode();
    node.putObject("error").put("code", code).put("msg", words);
    node.set("id", id);
    return node;
  }

  /// Every open socket.
  List<WebSocket> sockets() {
    return simulation.atomically(() -> List.copyOf(subscribers.keySet()));
  }
}
