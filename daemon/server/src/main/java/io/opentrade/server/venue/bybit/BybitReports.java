package io.opentrade.server.venue.bybit;

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
import org.jspecify.annotations.Nullable;

/// Bybit's answers about an account in our words; the private stream tells the same rows.
final class BybitReports {
  private BybitReports() {}

  static OrderReport order(Json row) {
    return new OrderReport(
        id(row),
        row.text("orderId"),
        row.text("symbol"),
        BybitMarkets.side(row.text("side")),
        row.quantity("qty"),
        row.has("cumExecQty") && !row.text("cumExecQty").isEmpty()
            ? row.quantity("cumExecQty")
            : Quantity.ZERO,
        row.priceOrNull("avgPrice"),
        row.text("orderType", "").equals("Market") ? null : row.priceOrNull("price"),
        row.priceOrNull("triggerPrice"),
        status(row.text("orderStatus")),
        row.whole("updatedTime"));
  }

  private static @Nullable OrderId id(Json row) {
    String text = row.text("orderLinkId", "");
    return text.isEmpty() ? null : new OrderId(text);
  }

  private static Status status(String word) {
    return switch (word) {
      case "Created", "New", "PartiallyFilled", "Triggered" -> Status.WORKING;
      case "Untriggered" -> Status.UNTRIGGERED;
      case "Filled" -> Status.FILLED;
      case "Cancelled", "PartiallyFilledCanceled", "Deactivated" -> Status.CANCELLED;
      case "Rejected" -> Status.REJECTED;
      default -> throw new UnexpectedAnswer("an order status that we do not know");
    };
  }

  /// The fee of a linear contract is in the currency of its settlement, named or not.
  static VenueFill fill(Json row, MarketKind kind) {
    String named = row.text("feeCurrency", "");
    String currency =
        named.isEmpty() && kind == MarketKind.LINEAR
            ? BybitNames.settlement(row.text("symbol"))
            : named;
    return new VenueFill(
        row.text("execId"),
        row.text("orderId"),
        id(row),
        row.text("symbol"),
        BybitMarkets.side(row.text("side")),
        row.quantity("execQty"),
        row.price("execPrice"),
        row.has("execFee") && !row.text("execFee").isEmpty()
            ? row.decimal("execFee")
            : BigDecimal.ZERO,
        currency,
        row.has("isMaker") && row.flag("isMaker"),
        row.whole("execTime"),
        taken(row));
  }

  /// Funding and settlement stand among the executions, and are none.
  static boolean isTrade(Json row) {
    return switch (row.text("execType", "Trade")) {
      case "Trade", "AdlTrade", "BustTrade" -> true;
      default -> false;
    };
  }

  /// Whether the exchange took it: a liquidation in steps, a takeover at the bankruptcy price, or
  /// auto-deleveraging.
  static boolean taken(Json row) {
    String by = row.text("createType", "");
    String how = row.text("execType", "Trade");
    return how.equals("BustTrade")
        || how.equals("AdlTrade")
        || by.equals("CreateByLiq")
        || by.startsWith("CreateByTakeOver")
        || by.startsWith("CreateByAdl");
  }

  static Balance balance(Json coin) {
    BigDecimal total = coin.decimal("walletBalance");
    BigDecimal used =
        orZero(coin, "locked")
            .add(orZero(coin, "totalOrderIM"))
            .add(orZero(coin, "totalPositionIM"));
    BigDecimal locked = used.min(total.max(BigDecimal.ZERO));
    return new Balance(coin.text("coin"), total.subtract(locked), locked);
  }

  private static BigDecimal orZero(Json row, String name) {
    BigDecimal value = row.decimalOrNull(name);
    return value == null ? BigDecimal.ZERO : value;
  }

  static VenuePosition position(Json row) {
    Side side = BybitMarkets.side(row.text("side"));
    return new VenuePosition(
        row.text("symbol"),
        side.signed(row.quantity("size")),
        new Price(orZero(row, "avgPrice")),
        row.priceOrNull("markPrice"),
        row.priceOrNull("liqPrice"),
        orZero(row, "unrealisedPnl"),
        orZero(row, "leverage"),
        // A unified account has one mode for everything, and tells it elsewhere.
        null);
  }
}
