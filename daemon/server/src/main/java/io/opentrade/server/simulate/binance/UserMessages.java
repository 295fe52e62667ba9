package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.exchange.ExchangeEvent;
import io.opentrade.server.simulate.exchange.Fill;
import io.opentrade.server.simulate.exchange.OrderPair;
import io.opentrade.server.simulate.exchange.OrderRequest;
import io.opentrade.server.simulate.exchange.SpotOrder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account's own events as user data streams tell them.
final class UserMessages {
  private UserMessages() {}

  private static ObjectNode event(String name, long at) {
    return JsonNodeFactory.instance.objectNode().put("e", name).put("E", at);
  }

  /// @param number of the report, unique in the market
  static ObjectNode report(ExchangeEvent.OrderChanged changed, long number) {
    SpotOrder order = changed.order();
    OrderRequest request = order.request();
    Fill fill = changed.fill();
    String cancelId = changed.cancelId();
    ObjectNode node = event("executionReport", changed.at());
    node.put("s", order.symbol());
    node.put("c", cancelId == null ? request.clientId() : cancelId);
    node.put("S", request.side().name());
    node.put("o", request.type().name());
    node.put("f", request.lifetime().name());
    node.put("q", text(order.quantity()));
    node.put("p", text(request.price()));
    node.put("P", text(request.stopPrice()));
    node.put("F", text(request.iceberg()));
    node.put("g", order.listId());
    node.put("C", cancelId == null ? "" : request.clientId());
    node.put("x", changed.cause().name());
    node.put("X", order.status().name());
    node.put("r", "NONE");
    node.put("i", order.id());
    node.put("l", text(fill == null ? null : fill.trade().quantity()));
    node.put("z", text(order.executed()));
    node.put("L", text(fill == null ? null : fill.trade().price()));
    node.put("n", fill == null ? "0" : text(fill.commission()));
    node.put("N", fill == null ? null : fill.asset());
    node.put("T", changed.at());
    node.put("t", fill == null ? -1 : fill.trade().id());
    node.put("I", number);
    node.put("w", order.working() && !order.status().isFinal());
    node.put("m", fill != null && fill.maker());
    node.put("M", fill != null);
    node.put("O", order.createdAt());
    node.put("Z", text(order.turnover()));
    node.put("Y", text(fill == null ? null : fill.trade().turnover()));
    node.put("Q", text(request.spend()));
    if (order.working()) {
      node.put("W", order.workingSince());
    }
    node.put("V", "NONE");
    return node;
  }

  static ObjectNode balances(ExchangeEvent.BalancesChanged changed) {
    ObjectNode node = event("outboundAccountPosition", changed.at()).put("u", changed.at());
    ArrayNode list = node.putArray("B");
    changed
        .balances()
        .forEach(
            (asset, balance) ->
                list.addObject()
                    .put("a", asset)
                    .put("f", Decimals.text(balance.free()))
                    .put("l", Decimals.text(balance.locked())));
    return node;
  }

  /// @param orders both of the pair
  static ObjectNode pair(OrderPair pair, List<SpotOrder> orders, long at) {
    ObjectNode node = event("listStatus", at);
    node.put("s", pair.symbol());
    node.put("g", pair.id());
    node.put("c", "OCO");
    node.put("l", pair.done() ? "ALL_DONE" : "EXEC_STARTED");
    node.put("L", pair.done() ? "ALL_DONE" : "EXECUTING");
    node.put("r", "NONE");
    node.put("C", pair.clientId());
    node.put("T", at);
    ArrayNode list = node.putArray("O");
    orders.forEach(
        order ->
            list.addObject()
                .put("s", order.symbol())
                .put("i", order.id())
                .put("c", order.request().clientId()));
    return node;
  }

  private static String text(@Nullable BigDecimal value) {
    return Decimals.text(value == null ? BigDecimal.ZERO : value);
  }
}
