package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.OrderReport.Status;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.VenuePosition;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Binance's answers about an account in our words.
final class BinanceReports {
  private static final int AVERAGE_SCALE = 12;

  private BinanceReports() {}

  static OrderReport order(Json row) {
    Quantity filled = row.quantity("executedQty");
    return new OrderReport(
        id(row.text("clientOrderId", "")),
        row.text("orderId"),
        row.text("symbol"),
        side(row.text("side")),
        row.quantity("origQty"),
        filled,
        average(row, filled),
        row.priceOrNull("price"),
        row.priceOrNull("stopPrice"),
        status(row.text("status"), waits(row)),
        row.whole("updateTime"));
  }

  /// Only spot says whether a stop is in the book; in futures what waits is an algo order.
  private static boolean waits(Json row) {
    return row.has("isWorking") && !row.flag("isWorking");
  }

  private static @Nullable Price average(Json row, Quantity filled) {
    if (filled.signum() == 0) {
      return null;
    }
    if (row.has("avgPrice")) {
      return row.priceOrNull("avgPrice");
    }
    BigDecimal paid = row.decimal("cummulativeQuoteQty");
    // A negative one means that Binance does not know any more.
    return paid.signum() <= 0
        ? null
        : new Price(
            paid.divide(filled.value(), MathContext.DECIMAL128)
                .setScale(AVERAGE_SCALE, RoundingMode.HALF_EVEN));
  }

  static @Nullable OrderId id(String text) {
    return text.isEmpty() ? null : new OrderId(text);
  }

  static Side side(String word) {
    return word.equals("BUY") ? Side.BUY : Side.SELL;
  }

  static Status status(String word, boolean waits) {
    return switch (word) {
      case "NEW" -> waits ? Status.UNTRIGGERED : Status.WORKING;
      case "PENDING_NEW", "PARTIALLY_FILLED", "PENDING_CANCEL" -> Status.WORKING;
      case "FILLED" -> Status.FILLED;
      case "CANCELED" -> Status.CANCELLED;
      case "REJECTED" -> Status.REJECTED;
      case "EXPIRED", "EXPIRED_IN_MATCH" -> Status.EXPIRED;
      default -> throw new UnexpectedAnswer("an order status that we do not know");
    };
  }

  /// An order that waits in the algo service.
  static OrderReport algo(Json row) {
    return new OrderReport(
        id(row.text("clientAlgoId", "")),
        row.text("algoId"),
        row.text("symbol"),
        side(row.text("side")),
        row.quantity("quantity"),
        Quantity.ZERO,
        null,
        row.priceOrNull("price"),
        row.priceOrNull("triggerPrice"),
        switch (row.text("algoStatus")) {
          case "NEW" -> Status.UNTRIGGERED;
          case "TRIGGERING", "TRIGGERED", "FINISHED" -> Status.WORKING;
          case "CANCELED" -> Status.CANCELLED;
          case "REJECTED" -> Status.REJECTED;
          case "EXPIRED" -> Status.EXPIRED;
          default -> throw new UnexpectedAnswer("an algo status that we do not know");
        },
        row.whole("updateTime"));
  }

  static VenueFill fill(Json row) {
    return new VenueFill(
        row.text("id"),
        row.text("orderId"),
        null,
        row.text("symbol"),
        row.has("side") ? side(row.text("side")) : row.flag("isBuyer") ? Side.BUY : Side.SELL,
        row.quantity("qty"),
        row.price("price"),
        row.decimal("commission"),
        row.text("commissionAsset"),
        row.flag(row.has("maker") ? "maker" : "isMaker"),
        row.whole("time"));
  }

  static Balance balance(Json row, MarketKind kind) {
    if (kind == MarketKind.SPOT) {
      return new Balance(row.text("asset"), row.decimal("free"), row.decimal("locked"));
    }
    BigDecimal total = row.decimal("balance");
    BigDecimal free = row.decimal("availableBalance").min(total);
    return new Balance(row.text("asset"), free, total.subtract(free));
  }

  static VenuePosition position(Json row) {
    return new VenuePosition(
        row.text("symbol"),
        row.quantity("positionAmt"),
        row.price("entryPrice"),
        row.priceOrNull("markPrice"),
        row.priceOrNull("liquidationPrice"),
        row.decimal("unRealizedProfit"),
        row.decimal("leverage"),
        row.text("marginType", "").equalsIgnoreCase("isolated")
            ? MarginMode.ISOLATED
            : MarginMode.CROSS);
  }
}
