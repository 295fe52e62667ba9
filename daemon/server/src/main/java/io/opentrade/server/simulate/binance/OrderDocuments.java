package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.exchange.Fill;
import io.opentrade.server.simulate.exchange.OrderPair;
import io.opentrade.server.simulate.exchange.OrderRequest;
import io.opentrade.server.simulate.exchange.SpotOrder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders, fills and pairs as the REST interface answers them.
final class OrderDocuments {
  private OrderDocuments() {}

  /// As `GET order` answers it.
  static ObjectNode order(SpotOrder order) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("symbol", order.symbol());
    node.put("orderId", order.id());
    node.put("orderListId", order.listId());
    node.put("clientOrderId", order.request().clientId());
    amounts(node, order);
    node.put("stopPrice", text(order.request().stopPrice()));
    node.put("icebergQty", text(order.request().iceberg()));
    node.put("time", order.createdAt());
    node.put("updateTime", order.updatedAt());
    node.put("isWorking", order.working());
    node.put("workingTime", order.workingSince());
    node.put("origQuoteOrderQty", text(order.request().spend()));
    node.put("selfTradePreventionMode", "NONE");
    return node;
  }

  private static void amounts(ObjectNode node, SpotOrder order) {
    OrderRequest request = order.request();
    node.put("price", text(request.price()));
    node.put("origQty", text(order.quantity()));
    node.put("executedQty", text(order.executed()));
    node.put("cummulativeQuoteQty", text(order.turnover()));
    node.put("status", order.status().name());
    node.put("timeInForce", request.lifetime().name());
    node.put("type", request.type().name());
    node.put("side", request.side().name());
  }

  /// As a new order is answered.
  ///
  /// @param detail `ACK`, `RESULT` or `FULL`
  static ObjectNode placed(SpotOrder order, List<Fill> fills, String detail) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("symbol", order.symbol());
    node.put("orderId", order.id());
    node.put("orderListId", order.listId());
    node.put("clientOrderId", order.request().clientId());
    node.put("transactTime", order.updatedAt());
    if (detail.equals("ACK")) {
      return node;
    }
    amounts(node, order);
    node.put("origQuoteOrderQty", text(order.request().spend()));
    if (order.request().type().triggered()) {
      node.put("stopPrice", text(order.request().stopPrice()));
    }
    node.put("workingTime", order.workingSince());
    node.put("selfTradePreventionMode", "NONE");
    if (detail.equals("FULL")) {
      ArrayNode list = node.putArray("fills");
      fills.forEach(
          fill ->
              list.addObject()
                  .put("price", text(fill.trade().price()))
                  .put("qty", text(fill.trade().quantity()))
                  .put("commission", text(fill.commission()))
                  .put("commissionAsset", fill.asset())
                  .put("tradeId", fill.trade().id()));
    }
    return node;
  }

  /// As a cancel is answered: `clientOrderId` is the cancel's own name.
  static ObjectNode cancelled(SpotOrder order, String cancelId) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("symbol", order.symbol());
    node.put("origClientOrderId", order.request().clientId());
    node.put("orderId", order.id());
    node.put("orderListId", order.listId());
    node.put("clientOrderId", cancelId);
    node.put("transactTime", order.updatedAt());
    amounts(node, order);
    if (order.request().type().triggered()) {
      node.put("stopPrice", text(order.request().stopPrice()));
    }
    node.put("origQuoteOrderQty", text(order.request().spend()));
    node.put("selfTradePreventionMode", "NONE");
    return node;
  }

  /// As a pair is answered.
  ///
  /// @param orders both of it
  static ObjectNode pair(OrderPair pair, List<SpotOrder> orders) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("orderListId", pair.id());
    node.put("contingencyType", "OCO");
    node.put("listStatusType", pair.done() ? "ALL_DONE" : "EXEC_STARTED");
    node.put("listOrderStatus", pair.done() ? "ALL_DONE" : "EXECUTING");
    node.put("listClientOrderId", pair.clientId());
    node.put("transactionTime", orders.stream().mapToLong(SpotOrder::updatedAt).max().orElse(0));
    node.put("symbol", pair.symbol());
    ArrayNode list = node.putArray("orders");
    orders.forEach(
        order ->
            list.addObject()
                .put("symbol", order.symbol())
                .put("orderId", order.id())
                .put("clientOrderId", order.request().clientId()));
    return node;
  }

  /// As `GET myTrades` answers it.
  static ObjectNode fill(Fill fill) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("symbol", fill.trade().symbol());
    node.put("id", fill.trade().id());
    node.put("orderId", fill.order());
    node.put("orderListId", fill.listId());
    node.put("price", text(fill.trade().price()));
    node.put("qty", text(fill.trade().quantity()));
    node.put("quoteQty", text(fill.trade().turnover()));
    node.put("commission", text(fill.commission()));
    node.put("commissionAsset", fill.asset());
    node.put("time", fill.at());
    node.put("isBuyer", fill.buyer());
    node.put("isMaker", fill.maker());
    node.put("isBestMatch", true);
    return node;
  }

  private static String text(@Nullable BigDecimal value) {
    return Decimals.text(value == null ? BigDecimal.ZERO : value);
  }
}
