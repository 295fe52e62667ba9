package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.binance.Route.Call;
import io.opentrade.server.simulate.exchange.Balance;
import io.opentrade.server.simulate.exchange.Exchange;
import io.opentrade.server.simulate.exchange.Fees;
import io.opentrade.server.simulate.exchange.Fill;
import io.opentrade.server.simulate.exchange.Listing;
import io.opentrade.server.simulate.exchange.OrderPair;
import io.opentrade.server.simulate.exchange.Refusal;
import io.opentrade.server.simulate.exchange.SpotOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What an account may ask about itself.
final class AccountRoutes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);

  private final Simulation simulation;
  private final ListenKeys listenKeys;

  AccountRoutes(Simulation simulation, ListenKeys listenKeys) {
    this.simulation = simulation;
    this.listenKeys = listenKeys;
  }

  void addTo(Map<String, Route> routes) {
    routes.put("GET /api/v3/order", Route.signed(4, this::order));
    routes.put("GET /api/v3/openOrders", Route.signed(6, this::openOrders));
    routes.put("GET /api/v3/allOrders", Route.signed(20, this::allOrders));
    routes.put("GET /api/v3/orderList", Route.signed(4, this::pair));
    routes.put("GET /api/v3/allOrderList", Route.signed(20, call -> pairs(call, false)));
    routes.put("GET /api/v3/openOrderList", Route.signed(6, call -> pairs(call, true)));
    routes.put("GET /api/v3/account", Route.signed(20, this::account));
    routes.put("GET /api/v3/account/commission", Route.signed(20, this::commission));
    routes.put("GET /api/v3/myTrades", Route.signed(20, this::fills));
    routes.put("GET /api/v3/rateLimit/order", Route.signed(40, _ -> RateLimits.document()));
    routes.put("POST /api/v3/userDataStream", Route.keyed(2, this::listen));
    routes.put("PUT /api/v3/userDataStream", Route.keyed(2, this::keepListening));
    routes.put("DELETE /api/v3/userDataStream", Route.keyed(2, this::stopListening));
    routes.put("GET /sapi/v1/capital/config/getall", Route.signed(10, this::assets));
    routes.put("GET /sapi/v1/account/apiRestrictions", Route.signed(1, this::restrictions));
    // Clients that know margin ask for its markets and assets, too; there are none.
    for (String none : List.of("allPairs", "allAssets", "isolated/allPairs")) {
      routes.put("GET /sapi/v1/margin/" + none, Route.keyed(1, _ -> NODES.arrayNode()));
    }
    routes.put("GET /sapi/v1/asset/tradeFee", Route.signed(1, this::tradeFees));
  }

  private Exchange exchange() {
    return simulation.exchange();
  }

  private Listing listing(Call call) {
    return exchange()
        .listing(call.parameters().text("symbol"))
        .orElseThrow(() -> ApiError.of(Refusal.INVALID_SYMBOL));
  }

  private JsonNode order(Call call) {
    String symbol = listing(call).symbol();
    Long id = call.parameters().findWhole("orderId");
    String clientId = call.parameters().find("origClientOrderId");
    if (id == null && clientId == null) {
      throw ApiError.bad(
          -1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!");
    }
    SpotOrder found =
        (id != null
                ? exchange().order(call.account(), symbol, id)
                : exchange().order(call.account(), symbol, String.valueOf(clientId)))
            .orElseThrow(() -> ApiError.bad(-2013, "Order does not exist."));
    return OrderDocuments.order(found);
  }

  private JsonNode openOrders(Call call) {
    List<String> symbols =
        call.parameters().has("symbol")
            ? List.of(listing(call).symbol())
            : exchange().listings().stream().map(Listing::symbol).toList();
    ArrayNode all = NODES.arrayNode();
    for (String symbol : symbols) {
      exchange()
          .openOrders(call.account(), symbol)
          .forEach(order -> all.add(OrderDocuments.order(order)));
    }
    return all;
  }

  private JsonNode allOrders(Call call) {
    Parameters parameters = call.parameters();
    Long from = parameters.findWhole("orderId");
    long start = parameters.whole("startTime", 0);
    long end = parameters.whole("endTime", Long.MAX_VALUE);
    int limit = parameters.limit(500, 1_000);
    List<SpotOrder> orders =
        exchange().orders(call.account(), listing(call).symbol()).stream()
            .filter(order -> from == null || order.id() >= from)
            .filter(order -> order.updatedAt() >= start && order.createdAt() <= end)
            .toList();
    boolean first = from != null || parameters.has("startTime");
    ArrayNode all = NODES.arrayNode();
    part(orders, first, limit).forEach(order -> all.add(OrderDocuments.order(order)));
    return all;
  }

  private static <T> List<T> part(List<T> things, boolean first, int limit) {
    int size = things.size();
    return first
        ? things.subList(0, Math.min(limit, size))
        : things.subList(Math.max(0, size - limit), size);
  }

  private JsonNode pair(Call call) {
    Long id = call.parameters().findWhole("orderListId");
    String clientId = call.parameters().find("origClientOrderId");
    OrderPair found =
        exchange().pairs(call.account()).stream()
            .filter(pair -> id != null ? pair.id() == id : pair.clientId().equals(clientId))
            .reduce((_, later) -> later)
            .orElseThrow(() -> ApiError.bad(-2018, "Order list does not exist."));
    return document(call, found);
  }

  private JsonNode pairs(Call call, boolean open) {
    ArrayNode all = NODES.arrayNode();
    exchange().pairs(call.account()).stream()
        .filter(pair -> !open || !pair.done())
        .forEach(pair -> all.add(document(call, pair)));
    return all;
  }

  private ObjectNode document(Call call, OrderPair pair) {
    List<SpotOrder> orders =
        exchange().orders(call.account(), pair.symbol()).stream()
            .filter(order -> order.listId() == pair.id())
            .toList();
    return OrderDocuments.pair(pair, orders);
  }

  private JsonNode account(Call call) {
    Fees fees = exchange().fees();
    ObjectNode node = NODES.objectNode();
    node.put("makerCommission", fees.maker().multiply(TEN_THOUSAND).longValue());
    node.put("takerCommission", fees.taker().multiply(TEN_THOUSAND).longValue());
    node.put("buyerCommission", 0);
    node.put("sellerCommission", 0);
    node.set("commissionRates", rates(fees));
    node.put("canTrade", true);
    node.put("canWithdraw", false);
    node.put("canDeposit", false);
    node.put("brokered", false);
    node.put("requireSelfTradePrevention", false);
    node.put("preventSor", false);
    node.put("updateTime", call.now().server());
    node.put("accountType", "SPOT");
    ArrayNode balances = node.putArray("balances");
    boolean whole = !"true".equals(call.parameters().find("omitZeroBalances"));
    exchange()
        .balances(call.account())
        .forEach(
            (asset, balance) -> {
              if (whole || balance.total().signum() != 0) {
                balances.add(balance(asset, balance));
              }
            });
    node.putArray("permissions").add("SPOT");
    node.put("uid", 1);
    return node;
  }

  private static ObjectNode balance(String asset, Balance balance) {
    return NODES
        .objectNode()
        .put("asset", asset)
        .put("free", Decimals.text(balance.free()))
        .put("locked", Decimals.text(balance.locked()));
  }

  private static ObjectNode rates(Fees fees) {
    return NODES
        .objectNode()
        .put("maker", Decimals.text(fees.maker()))
        .put("taker", Decimals.text(fees.taker()))
        .put("buyer", "0.00000000")
        .put("seller", "0.00000000");
  }

  private JsonNode commission(Call call) {
    ObjectNode node = NODES.objectNode().put("symbol", listing(call).symbol());
    node.set("standardCommission", rates(exchange().fees()));
    node.set("taxCommission", rates(new Fees(BigDecimal.ZERO, BigDecimal.ZERO)));
    node.putObject("discount")
        .put("enabledForAccount", false)
        .put("enabledForSymbol", false)
        .put("discountAsset", "BNB")
        .put("discount", "0.75000000");
    return node;
  }

  private JsonNode tradeFees(Call call) {
    ArrayNode all = NODES.arrayNode();
    Fees fees = exchange().fees();
    exchange()
        .listings()
        .forEach(
            listing ->
                all.addObject()
                    .put("symbol", listing.symbol())
                    .put("makerCommission", fees.maker().toPlainString())
                    .put("takerCommission", fees.taker().toPlainString()));
    return all;
  }

  private JsonNode fills(Call call) {
    Parameters parameters = call.parameters();
    Long order = parameters.findWhole("orderId");
    Long from = parameters.findWhole("fromId");
    long start = parameters.whole("startTime", 0);
    long end = parameters.whole("endTime", Long.MAX_VALUE);
    List<Fill> fills =
        exchange().fills(call.account(), listing(call).symbol()).stream()
            .filter(fill -> order == null || fill.order() == order)
            .filter(fill -> from == null || fill.trade().id() >= from)
            .filter(fill -> fill.at() >= start && fill.at() <= end)
            .toList();
    boolean first = from != null || parameters.has("startTime");
    ArrayNode all = NODES.arrayNode();
    part(fills, first, parameters.limit(500, 1_000))
        .forEach(fill -> all.add(OrderDocuments.fill(fill)));
    return all;
  }

  private JsonNode listen(Call call) {
    return NODES.objectNode().put("listenKey", listenKeys.open(call.account(), call.now()));
  }

  private JsonNode keepListening(Call call) {
    if (!listenKeys.extend(call.parameters().text("listenKey"), call.now())) {
      throw ApiError.bad(-1125, "This listenKey does not exist.");
    }
    return NODES.objectNode();
  }

  private JsonNode stopListening(Call call) {
    if (!listenKeys.close(call.parameters().text("listenKey"))) {
      throw ApiError.bad(-1125, "This listenKey does not exist.");
    }
    return NODES.objectNode();
  }

  private JsonNode assets(Call call) {
    TreeSet<String> names = new TreeSet<>(exchange().balances(call.account()).keySet());
    exchange()
        .listings()
        .forEach(listing -> names.addAll(List.of(listing.base(), listing.quote())));
    Map<String, Balance> balances = exchange().balances(call.account());
    ArrayNode all = NODES.arrayNode();
    for (String name : names) {
      Balance balance = balances.getOrDefault(name, new Balance(BigDecimal.ZERO, BigDecimal.ZERO));
      ObjectNode node = all.addObject();
      node.put("coin", name);
      node.put("name", name);
      node.put("depositAllEnable", false);
      node.put("withdrawAllEnable", false);
      node.put("free", Decimals.text(balance.free()));
      node.put("locked", Decimals.text(balance.locked()));
      node.put("freeze", "0");
      node.put("withdrawing", "0");
      node.put("ipoing", "0");
      node.put("ipoable", "0");
      node.put("storage", "0");
      node.put("isLegalMoney", false);
      node.put("trading", true);
      node.putArray("networkList");
    }
    return all;
  }

  private JsonNode restrictions(Call call) {
    return NODES
        .objectNode()
        .put("ipRestrict", false)
        .put("createTime", call.now().server())
        .put("enableReading", true)
        .put("enableSpotAndMarginTrading", true)
        .put("enableWithdrawals", false)
        .put("enableInternalTransfer", false)
        .put("enableMargin", false)
        .put("enableFutures", false)
        .put("permitsUniversalTransfer", false)
        .put("enableVanillaOptions", false);
  }
}
