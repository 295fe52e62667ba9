package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.binance.Route.Call;
import io.opentrade.server.simulate.exchange.Command;
import io.opentrade.server.simulate.exchange.OrderPair;
import io.opentrade.server.simulate.exchange.OrderRequest;
import io.opentrade.server.simulate.exchange.OrderStatus;
import io.opentrade.server.simulate.exchange.Outcome;
import io.opentrade.server.simulate.exchange.Refusal;
import io.opentrade.server.simulate.exchange.SpotOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// New orders, and orders taken back.
final class OrderRoutes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Simulation simulation;
  private final OrderParameters orders;

  OrderRoutes(Simulation simulation, OrderParameters orders) {
    this.simulation = simulation;
    this.orders = orders;
  }

  void addTo(Map<String, Route> routes) {
    routes.put("POST /api/v3/order", Route.ordering(1, this::place));
    routes.put("POST /api/v3/order/test", Route.signed(1, this::test));
    routes.put("DELETE /api/v3/order", Route.signed(1, this::cancel));
    routes.put("POST /api/v3/order/cancelReplace", Route.ordering(1, this::replace));
    routes.put("DELETE /api/v3/openOrders", Route.signed(1, this::cancelAll));
    routes.put("POST /api/v3/orderList/oco", Route.ordering(2, this::pair));
    routes.put("POST /api/v3/order/oco", Route.ordering(2, this::oldPair));
    routes.put("DELETE /api/v3/orderList", Route.signed(1, this::cancelPair));
  }

  private JsonNode place(Call call) {
    OrderRequest request = orders.order(call.parameters());
    String detail = OrderParameters.detail(call.parameters(), request.type());
    return place(call, request, detail);
  }

  private ObjectNode place(Call call, OrderRequest request, String detail) {
    Outcome outcome = accepted(simulation.perform(new Command.Place(call.account(), request)));
    SpotOrder order = outcome.orders().getFirst();
    return OrderDocuments.placed(order, outcome.fillsOf(order.id()), detail);
  }

  private JsonNode test(Call call) {
    Refusal refusal =
        simulation.exchange().examine(call.account(), orders.order(call.parameters()));
    if (refusal != null) {
      throw ApiError.of(refusal);
    }
    return NODES.objectNode();
  }

  private JsonNode cancel(Call call) {
    Parameters parameters = call.parameters();
    return cancel(
        call,
        parameters.findWhole("orderId"),
        parameters.find("origClientOrderId"),
        orders.id(parameters, "newClientOrderId"));
  }

  /// An order of a pair takes the other one with it, and the pair is what is answered.
  private JsonNode cancel(
      Call call, @Nullable Long id, @Nullable String clientId, String cancelId) {
    Parameters parameters = call.parameters();
    if (id == null && clientId == null) {
      throw ApiError.bad(
          -1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!");
    }
    Outcome outcome =
        accepted(
            simulation.perform(
                new Command.Cancel(
                    call.account(),
                    parameters.text("symbol"),
                    id,
                    clientId,
                    cancelId,
                    restriction(parameters))));
    OrderPair pair = outcome.pair();
    return pair == null
        ? OrderDocuments.cancelled(outcome.orders().getFirst(), cancelId)
        : cancelledPair(pair, outcome, cancelId);
  }

  private static ObjectNode cancelledPair(OrderPair pair, Outcome outcome, String cancelId) {
    ObjectNode node = OrderDocuments.pair(pair, outcome.orders());
    ArrayNode reports = node.putArray("orderReports");
    outcome.orders().forEach(order -> reports.add(OrderDocuments.cancelled(order, cancelId)));
    return node;
  }

  private static @Nullable OrderStatus restriction(Parameters parameters) {
    String given = parameters.find("cancelRestrictions");
    if (given == null) {
      return null;
    }
    return switch (given) {
      case "ONLY_NEW" -> OrderStatus.NEW;
      case "ONLY_PARTIALLY_FILLED" -> OrderStatus.PARTIALLY_FILLED;
      default ->
          throw ApiError.bad(-1130, "Data sent for parameter 'cancelRestrictions' is not valid.");
    };
  }

  /// Cancels and places as one: nothing happens between. What failed is told for each of both.
  private JsonNode replace(Call call) {
    Parameters parameters = call.parameters();
    OrderRequest request = orders.order(parameters);
    String mode = parameters.text("cancelReplaceMode");
    if (!mode.equals("STOP_ON_FAILURE") && !mode.equals("ALLOW_FAILURE")) {
      throw ApiError.bad(-1130, "Data sent for parameter 'cancelReplaceMode' is not valid.");
    }
    ObjectNode node = NODES.objectNode();
    ApiError cancelFailed = null;
    ApiError placeFailed = null;
    JsonNode cancelled = NODES.nullNode();
    JsonNode placed = NODES.nullNode();
    try {
      cancelled =
          cancel(
              call,
              parameters.findWhole("cancelOrderId"),
              parameters.find("cancelOrigClientOrderId"),
              orders.id(parameters, "cancelNewClientOrderId"));
    } catch (ApiError failed) {
      cancelFailed = failed;
      cancelled = failed.document();
    }
    boolean attempted = cancelFailed == null || mode.equals("ALLOW_FAILURE");
    if (attempted) {
      try {
        placed = place(call, request, OrderParameters.detail(parameters, request.type()));
      } catch (ApiError failed) {
        placeFailed = failed;
        placed = failed.document();
      }
    }
    node.put("cancelResult", cancelFailed == null ? "SUCCESS" : "FAILURE");
    node.put("newOrderResult", result(attempted, placeFailed));
    node.set("cancelResponse", cancelled);
    node.set("newOrderResponse", placed);
    if (cancelFailed == null && placeFailed == null) {
      return node;
    }
    boolean half = cancelFailed == null || (attempted && placeFailed == null);
    throw half
        ? new DetailedError(409, -2021, "Order cancel-replace partially failed.", node)
        : new DetailedError(400, -2022, "Order cancel-replace failed.", node);
  }

  private static String result(boolean attempted, @Nullable ApiError failed) {
    if (!attempted) {
      return "NOT_ATTEMPTED";
    }
    return failed == null ? "SUCCESS" : "FAILURE";
  }

  private JsonNode cancelAll(Call call) {
    String cancelId = orders.newId().get();
    Outcome outcome =
        accepted(
            simulation.perform(
                new Command.CancelAll(call.account(), call.parameters().text("symbol"), cancelId)));
    ArrayNode all = NODES.arrayNode();
    outcome.orders().forEach(order -> all.add(OrderDocuments.cancelled(order, cancelId)));
    return all;
  }

  private JsonNode pair(Call call) {
    Parameters parameters = call.parameters();
    return pair(call, orders.legOf(parameters, "above"), orders.legOf(parameters, "below"));
  }

  private JsonNode oldPair(Call call) {
    OrderRequest limit = orders.oldLimit(call.parameters());
    OrderRequest stop = orders.oldStop(call.parameters());
    boolean sells = limit.side() == io.opentrade.engine.domain.Side.SELL;
    return pair(call, sells ? limit : stop, sells ? stop : limit);
  }

  private JsonNode pair(Call call, OrderRequest above, OrderRequest below) {
    if (above.type().triggered() == below.type().triggered()) {
      throw ApiError.bad(-1128, "Combination of optional parameters invalid.");
    }
    Outcome outcome =
        accepted(
            simulation.perform(
                new Command.PlacePair(
                    call.account(),
                    orders.id(call.parameters(), "listClientOrderId"),
                    above,
                    below)));
    OrderPair pair = outcome.pair();
    if (pair == null) {
      throw new IllegalStateException("a pair was accepted and is not there");
    }
    ObjectNode node = OrderDocuments.pair(pair, outcome.orders());
    ArrayNode reports = node.putArray("orderReports");
    outcome
        .orders()
        .forEach(
            order ->
                reports.add(OrderDocuments.placed(order, outcome.fillsOf(order.id()), "RESULT")));
    return node;
  }

  private JsonNode cancelPair(Call call) {
    Parameters parameters = call.parameters();
    Long id = parameters.findWhole("orderListId");
    String clientId = parameters.find("listClientOrderId");
    OrderPair pair =
        simulation.exchange().pairs(call.account()).stream()
            .filter(each -> id != null ? each.id() == id : each.clientId().equals(clientId))
            .filter(each -> !each.done())
            .findFirst()
            .orElseThrow(() -> ApiError.of(Refusal.UNKNOWN_ORDER));
    String cancelId = orders.id(parameters, "newClientOrderId");
    return cancel(call, open(call, pair), null, cancelId);
  }

  /// One of a pair that is open: the other may have gone already.
  private long open(Call call, OrderPair pair) {
    boolean above =
        simulation.exchange().openOrders(call.account(), pair.symbol()).stream()
            .anyMatch(order -> order.id() == pair.above());
    return above ? pair.above() : pair.below();
  }

  private static Outcome accepted(Outcome outcome) {
    Refusal refusal = outcome.refusal();
    if (refusal != null) {
      throw ApiError.of(refusal);
    }
    return outcome;
  }
}
