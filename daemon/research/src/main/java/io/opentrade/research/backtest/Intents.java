package io.opentrade.research.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Intents as JSON. What is not there is left out; doubles are written so that they read back as
/// the same bits.
final class Intents {
  private Intents() {}

  static ObjectNode write(Intent intent) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (intent) {
      case Intent.Enter enter -> {
        node.put("do", "enter").put("side", word(enter.direction()));
        size(node, enter.sizing());
        number(node, "limit", enter.limit());
        number(node, "stop", enter.stop());
        number(node, "takeProfit", enter.takeProfit());
        number(node, "trail", enter.trail());
        number(node, "leverage", enter.leverage());
        text(node, "tag", enter.tag());
      }
      case Intent.Close(Direction direction, double limit, String tag) -> {
        node.put("do", "close");
        if (direction != null) {
          node.put("side", word(direction));
        }
        number(node, "limit", limit);
        text(node, "tag", tag);
      }
      case Intent.Invalid(Direction direction, String reason) ->
          node.put("do", "invalid").put("side", word(direction)).put("reason", reason);
      case Intent.Place(int handle, Placement placement) ->
          node.put("do", "place")
              .put("handle", handle)
              .set("orders", OrderRequests.write(placement));
      case Intent.Withdraw(int handle) -> node.put("do", "withdraw").put("handle", handle);
    }
    return node;
  }

  /// @throws IllegalArgumentException where it is no intent
  static Intent read(JsonNode node) {
    String tag = node.path("tag").asText("");
    return switch (node.path("do").asText()) {
      case "enter" ->
          new Intent.Enter(
              required(node),
              size(node),
              number(node, "limit"),
              number(node, "stop"),
              number(node, "takeProfit"),
              number(node, "trail"),
              tag,
              number(node, "leverage"));
      case "close" ->
          new Intent.Close(node.has("side") ? required(node) : null, number(node, "limit"), tag);
      case "invalid" -> new Intent.Invalid(required(node), node.path("reason").asText());
      case "place" -> new Intent.Place(handle(node), OrderRequests.read(node.path("orders"), 0));
      case "withdraw" -> new Intent.Withdraw(handle(node));
      default -> throw new IllegalArgumentException("an unknown intent");
    };
  }

  private static int handle(JsonNode node) {
    return node.path("handle").asInt();
  }

  private static String word(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  private static Direction required(JsonNode node) {
    return Direction.valueOf(node.path("side").asText().toUpperCase(Locale.ROOT));
  }

  static void size(ObjectNode node, @Nullable Sizing sizing) {
    switch (sizing) {
      case null -> {}
      case Sizing.Percent(BigDecimal percent) -> node.put("percent", percent.toPlainString());
      case Sizing.Base(Quantity quantity) -> node.put("base", quantity.value().toPlainString());
      case Sizing.Quote(Money amount) -> node.put("quote", amount.value().toPlainString());
      case Sizing.Equity(BigDecimal percent) -> node.put("equity", percent.toPlainString());
      case Sizing.Risk(BigDecimal percent, double distance) -> {
        node.put("risk", percent.toPlainString());
        number(node, "distance", distance);
      }
      case Sizing.Kelly(BigDecimal fraction) -> node.put("kelly", fraction.toPlainString());
    }
  }

  static @Nullable Sizing size(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String text = field.getValue().asText();
      switch (field.getKey()) {
        case "percent":
          return new Sizing.Percent(new BigDecimal(text));
        case "base":
          return new Sizing.Base(new Quantity(new BigDecimal(text)));
        case "quote":
          return new Sizing.Quote(new Money(new BigDecimal(text)));
        case "equity":
          return new Sizing.Equity(new BigDecimal(text));
        case "risk":
          return new Sizing.Risk(new BigDecimal(text), number(node, "distance"));
        case "kelly":
          return new Sizing.Kelly(new BigDecimal(text));
        default:
          break;
      }
    }
    return null;
  }

  static void number(ObjectNode node, String name, double value) {
    if (!Double.isNaN(value)) {
      node.put(name, Double.toString(value));
    }
  }

  static double number(JsonNode node, String name) {
    return node.has(name) ? Double.parseDouble(node.path(name).asText()) : Double.NaN;
  }

  static void text(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }
}
