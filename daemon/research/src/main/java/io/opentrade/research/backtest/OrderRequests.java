package io.opentrade.research.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Orders that a strategy places, as JSON: an order alone, `oco` with a list, `first` and `then`,
/// or `refused` with the reason.
final class OrderRequests {
  private static final int DEEPEST = 5;

  private OrderRequests() {}

  static ObjectNode write(Placement placement) {
    return switch (placement) {
      case Placement.Single(OrderRequest order) -> write(order);
      case Placement.OneCancelsOther(List<OrderRequest> orders) -> {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("oco");
        orders.forEach(order -> list.add(write(order)));
        yield node;
      }
      case Placement.OneTriggersOther(OrderRequest first, Placement then, boolean reducing) -> {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("first", write(first));
        node.set("then", write(then));
        if (reducing) {
          node.put("reducing", true);
        }
        yield node;
      }
      case Placement.Refused(Side side, String reason, String tag) -> {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("refused", reason).put("side", word(side));
        Intents.text(node, "tag", tag);
        yield node;
      }
    };
  }

  /// @throws IllegalArgumentException where it is no placement
  static Placement read(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("orders are nested too deeply");
    }
    if (node.has("refused")) {
      return new Placement.Refused(
          Side.valueOf(upper(node, "side")),
          node.path("refused").asText(),
          node.path("tag").asText(""));
    }
    if (node.has("oco")) {
      List<OrderRequest> orders = new ArrayList<>();
      node.path("oco").forEach(order -> orders.add(order(order)));
      return new Placement.OneCancelsOther(orders);
    }
    return node.has("first")
        ? new Placement.OneTriggersOther(
            order(node.path("first")),
            read(node.path("then"), depth + 1),
            node.path("reducing").asBoolean())
        : new Placement.Single(order(node));
  }

  private static ObjectNode write(OrderRequest order) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("side", word(order.side())).put("type", word(order.type()));
    Intents.size(node, order.sizing());
    Intents.number(node, "limit", order.limit());
    Intents.number(node, "trigger", order.trigger());
    OrderRequest.Trail trail = order.trail();
    if (trail != null) {
      ObjectNode inner = node.putObject("trail");
      Intents.number(inner, "distance", trail.distance());
      Intents.number(inner, "percent", trail.percent());
      inner.put("ticks", trail.ticks());
      Intents.number(inner, "activation", trail.activation());
      Intents.number(inner, "limit", trail.limit());
    }
    node.put("reduceOnly", order.reduceOnly()).put("postOnly", order.postOnly());
    Intents.number(node, "display", order.display());
    switch (order.timeInForce()) {
      case TimeInForce.GoodTillCancelled() -> node.put("timeInForce", "gtc");
      case TimeInForce.ImmediateOrCancel() -> node.put("timeInForce", "ioc");
      case TimeInForce.FillOrKill() -> node.put("timeInForce", "fok");
      case TimeInForce.GoodTillDate(long until) ->
          node.put("timeInForce", "gtd").put("until", until);
      case TimeInForce.Day() -> node.put("timeInForce", "day");
    }
    Intents.text(node, "tag", order.tag());
    return node;
  }

  private static OrderRequest order(JsonNode node) {
    return new OrderRequest(
        Side.valueOf(upper(node, "side")),
        Intents.size(node),
        OrderRequest.Type.valueOf(upper(node, "type")),
        Intents.number(node, "limit"),
        Intents.number(node, "trigger"),
        node.has("trail") ? trail(node.path("trail")) : null,
        node.path("reduceOnly").asBoolean(),
        node.path("postOnly").asBoolean(),
        Intents.number(node, "display"),
        time(node),
        node.path("tag").asText(""));
  }

  private static OrderRequest.@Nullable Trail trail(JsonNode node) {
    return new OrderRequest.Trail(
        Intents.number(node, "distance"),
        Intents.number(node, "percent"),
        node.path("ticks").asInt(),
        Intents.number(node, "activation"),
        Intents.number(node, "limit"));
  }

  private static TimeInForce time(JsonNode node) {
    return switch (node.path("timeInForce").asText()) {
      case "gtc" -> new TimeInForce.GoodTillCancelled();
      case "ioc" -> new TimeInForce.ImmediateOrCancel();
      case "fok" -> new TimeInForce.FillOrKill();
      case "gtd" -> new TimeInForce.GoodTillDate(node.path("until").asLong());
      case "day" -> new TimeInForce.Day();
      default -> throw new IllegalArgumentException("an unknown time in force");
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(JsonNode node, String name) {
    return node.path(name).asText().toUpperCase(Locale.ROOT);
  }
}
