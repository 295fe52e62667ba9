package io.opentrade.server.simulate.binance;

import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.exchange.Lifetime;
import io.opentrade.server.simulate.exchange.OrderRequest;
import io.opentrade.server.simulate.exchange.OrderType;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads orders out of parameters: each type wants some of them and refuses others.
///
/// @param newId makes a name for an order whose client gave none
record OrderParameters(Supplier<String> newId) {
  OrderRequest order(Parameters parameters) {
    String symbol = parameters.text("symbol");
    Side side = parameters.one("side", Side.class).orElseThrow(() -> ApiError.missing("side"));
    OrderType type =
        parameters.one("type", OrderType.class).orElseThrow(() -> ApiError.missing("type"));
    refuse(parameters, type);
    boolean lives = type.limited() && type != OrderType.LIMIT_MAKER;
    Lifetime lifetime = parameters.one("timeInForce", Lifetime.class).orElse(null);
    if (lives && lifetime == null) {
      throw ApiError.missing("timeInForce");
    }
    BigDecimal spend = type == OrderType.MARKET ? parameters.findNumber("quoteOrderQty") : null;
    BigDecimal iceberg = parameters.findNumber("icebergQty");
    if (iceberg != null && lifetime != Lifetime.GTC && type != OrderType.LIMIT_MAKER) {
      throw ApiError.notWanted("icebergQty");
    }
    return new OrderRequest(
        symbol,
        side,
        type,
        lifetime == null ? Lifetime.GTC : lifetime,
        id(parameters, "newClientOrderId"),
        spend == null ? parameters.number("quantity") : null,
        spend,
        type.limited() ? parameters.number("price") : null,
        type.triggered() ? parameters.number("stopPrice") : null,
        iceberg);
  }

  private static void refuse(Parameters parameters, OrderType type) {
    refuse(parameters, "trailingDelta", true);
    refuse(parameters, "price", !type.limited());
    refuse(parameters, "stopPrice", !type.triggered());
    refuse(parameters, "timeInForce", !type.limited() || type == OrderType.LIMIT_MAKER);
    refuse(parameters, "quoteOrderQty", type != OrderType.MARKET);
    if (parameters.has("quantity") && parameters.has("quoteOrderQty")) {
      throw ApiError.bad(-1128, "Combination of optional parameters invalid.");
    }
  }

  private static void refuse(Parameters parameters, String name, boolean unwanted) {
    if (unwanted && parameters.has(name)) {
      throw ApiError.notWanted(name);
    }
  }

  /// One order of a pair as it is asked for today: `above…` and `below…`.
  OrderRequest legOf(Parameters parameters, String prefix) {
    OrderType type =
        parameters
            .one(prefix + "Type", OrderType.class)
            .orElseThrow(() -> ApiError.missing(prefix + "Type"));
    if (type != OrderType.LIMIT_MAKER && !type.triggered()) {
      throw ApiError.bad(-1116, "Invalid orderType.");
    }
    Lifetime lifetime = parameters.one(prefix + "TimeInForce", Lifetime.class).orElse(null);
    if (type.triggered() && type.limited() && lifetime == null) {
      throw ApiError.missing(prefix + "TimeInForce");
    }
    return leg(
        parameters,
        type,
        lifetime,
        prefix + "ClientOrderId",
        type.limited() ? parameters.number(prefix + "Price") : null,
        type.triggered() ? parameters.number(prefix + "StopPrice") : null);
  }

  /// The limit of a pair as it was asked for before.
  OrderRequest oldLimit(Parameters parameters) {
    return leg(
        parameters,
        OrderType.LIMIT_MAKER,
        null,
        "limitClientOrderId",
        parameters.number("price"),
        null);
  }

  /// The stop of a pair as it was asked for before.
  OrderRequest oldStop(Parameters parameters) {
    BigDecimal limit = parameters.findNumber("stopLimitPrice");
    Lifetime lifetime = parameters.one("stopLimitTimeInForce", Lifetime.class).orElse(null);
    if (limit != null && lifetime == null) {
      throw ApiError.missing("stopLimitTimeInForce");
    }
    return leg(
        parameters,
        limit == null ? OrderType.STOP_LOSS : OrderType.STOP_LOSS_LIMIT,
        lifetime,
        "stopClientOrderId",
        limit,
        parameters.number("stopPrice"));
  }

  private OrderRequest leg(
      Parameters parameters,
      OrderType type,
      @Nullable Lifetime lifetime,
      String clientId,
      @Nullable BigDecimal price,
      @Nullable BigDecimal stopPrice) {
    return new OrderRequest(
        parameters.text("symbol"),
        parameters.one("side", Side.class).orElseThrow(() -> ApiError.missing("side")),
        type,
        lifetime == null ? Lifetime.GTC : lifetime,
        id(parameters, clientId),
        parameters.number("quantity"),
        null,
        price,
        stopPrice,
        null);
  }

  String id(Parameters parameters, String name) {
    String given = parameters.findClientId(name);
    return given == null ? newId.get() : given;
  }

  /// How much of an answer is wanted: `ACK`, `RESULT` or `FULL`.
  static String detail(Parameters parameters, OrderType type) {
    String given = parameters.find("newOrderRespType");
    if (given == null) {
      return type == OrderType.MARKET || type == OrderType.LIMIT ? "FULL" : "ACK";
    }
    if (!Set.of("ACK", "RESULT", "FULL").contains(given)) {
      throw ApiError.bad(-1130, "Data sent for parameter 'newOrderRespType' is not valid.");
    }
    return given;
  }
}
