package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.fault.Fault;
import io.opentrade.server.simulate.fault.Faults;
import io.opentrade.server.simulate.http.WebSocket;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One WebSocket that hears streams, and what goes wrong on its way. Used while nothing else
/// happens in the exchange, which keeps its messages in order.
final class Subscriber {
  private final WebSocket socket;
  private final Faults faults;

  /// The streams that it hears.
  final Set<String> names = new LinkedHashSet<>();

  private boolean combined;
  private @Nullable String late;

  /// @param combined whether messages name their stream
  Subscriber(WebSocket socket, boolean combined, Faults faults) {
    this.socket = socket;
    this.combined = combined;
    this.faults = faults;
  }

  boolean combined() {
    return combined;
  }

  void combine(boolean wanted) {
    combined = wanted;
  }

  /// A message of a stream.
  void hear(String stream, JsonNode data) {
    if (combined) {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("stream", stream);
      node.set("data", data);
      deliver(node.toString());
    } else {
      deliver(data.toString());
    }
  }

  /// An event of a user data stream over the WebSocket interface.
  void hear(long subscription, JsonNode event) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("subscriptionId", subscription);
    node.set("event", event);
    deliver(node.toString());
  }

  private void deliver(String text) {
    if (faults.comes(Fault.DISCONNECT)) {
      socket.drop();
      return;
    }
    if (faults.comes(Fault.GAP)) {
      return;
    }
    if (late == null && faults.comes(Fault.DISORDER)) {
      late = text;
      return;
    }
    socket.send(text);
    String held = late;
    if (held != null) {
      late = null;
      socket.send(held);
    }
    if (faults.comes(Fault.DUPLICATE)) {
      socket.send(text);
    }
  }
}
