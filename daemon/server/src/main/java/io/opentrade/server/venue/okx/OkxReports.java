package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.OrderReport.Status;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.VenuePosition;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// OKX's answers about an account in our words; the private stream tells the same rows.
final class OkxReports {
  private OkxReports() {}

  static OrderReport order(Json row) {
    BigDecimal filled = row.decimalOrNull("accFillSz");
    return new OrderReport(
        ours(row),
        row.text("ordId"),
        row.text("instId"),
        OkxMarkets.side(row.text("side")),
        row.quantity("sz"),
        filled == null ? Quantity.ZERO : new Quantity(filled),
        row.priceOrNull("avgPx"),
        row.priceOrNull("px"),
        null,
        switch (row.text("state")) {
          case "live", "partially_filled" -> Status.WORKING;
          case "filled" -> Status.FILLED;
          case "canceled", "mmp_canceled" -> Status.CANCELLED;
          default -> throw new UnexpectedAnswer("an order state that we do not know");
        },
        row.whole("uTime"));
  }

  /// An order that an algo order of ours placed is that one, under another of OKX's ids. Of a pair
  /// it may be either, which is not told here.
  private static @Nullable OrderId ours(Json row) {
    String algo = row.text("algoClOrdId", "");
    return algo.isEmpty() || OkxPair.read(algo) != null
        ? id(row.text("clOrdId", ""))
        : new OrderId(algo);
  }

  private static @Nullable OrderId id(String text) {
    return text.isEmpty() ? null : new OrderId(text);
  }

  /// An order that waits for its trigger.
  static OrderReport algo(Json row) {
    Price stop = row.priceOrNull("slTriggerPx");
    Price profit = row.priceOrNull("tpTriggerPx");
    Price limit = row.priceOrNull(stop != null ? "slOrdPx" : "tpOrdPx");
    return new OrderReport(
        id(row.text("algoClOrdId", "")),
        row.text("algoId"),
        row.text("instId"),
        OkxMarkets.side(row.text("side")),
        row.quantity("sz"),
        Quantity.ZERO,
        null,
        limit,
        stop != null ? stop : profit,
        algoStatus(row),
        row.has("uTime") && !row.text("uTime").isEmpty() ? row.whole("uTime") : row.whole("cTime"));
  }

  private static Status algoStatus(Json row) {
    return switch (row.text("state")) {
      case "live", "pause" -> Status.UNTRIGGERED;
      case "effective", "partially_effective" -> Status.WORKING;
      case "canceled" -> Status.CANCELLED;
      case "order_failed", "partially_failed" -> Status.REJECTED;
      default -> throw new UnexpectedAnswer("an algo state that we do not know");
    };
  }

  /// The algo orders of a row: two where it is a pair of ours.
  static List<OrderReport> algos(Json row) {
    OkxPair pair = OkxPair.read(row.text("algoClOrdId", ""));
    return pair == null
        ? List.of(algo(row))
        : List.of(half(row, pair, true), half(row, pair, false));
  }

  /// One half of a pair. What one half has placed cancels the other.
  ///
  /// @param stop whether it is the stop, and not the target
  private static OrderReport half(Json row, OkxPair pair, boolean stop) {
    String side = row.text("actualSide", "");
    Status told = algoStatus(row);
    // As long as nobody says which half was triggered, neither is known to be over.
    Status both = told == Status.WORKING && side.isEmpty() ? Status.UNTRIGGERED : told;
    boolean placed = side.equals(stop ? "sl" : "tp");
    return new OrderReport(
        stop ? pair.stop() : pair.target(),
        row.text("algoId") + (stop ? OkxPair.STOP : OkxPair.TARGET),
        row.text("instId"),
        OkxMarkets.side(row.text("side")),
        row.quantity("sz"),
        Quantity.ZERO,
        null,
        row.priceOrNull(stop ? "slOrdPx" : "tpOrdPx"),
        row.priceOrNull(stop ? "slTriggerPx" : "tpTriggerPx"),
        both == Status.WORKING && !placed ? Status.CANCELLED : both,
        row.has("uTime") && !row.text("uTime").isEmpty() ? row.whole("uTime") : row.whole("cTime"));
  }

  static VenueFill fill(Json row) {
    return fill(row, "fee", "feeCcy", row.has("fillTime") ? "fillTime" : "ts");
  }

  /// The last execution of an order, as its stream tells it.
  static VenueFill streamed(Json row) {
    return fill(row, "fillFee", "fillFeeCcy", "fillTime");
  }

  /// OKX writes a fee that is paid as a negative number.
  private static VenueFill fill(Json row, String fee, String currency, String time) {
    return new VenueFill(
        row.text("tradeId"),
        row.text("ordId"),
        ours(row),
        row.text("instId"),
        OkxMarkets.side(row.text("side")),
        row.quantity("fillSz"),
        row.price("fillPx"),
        orZero(row, fee).negate(),
        row.text(currency, ""),
        row.text("execType", "").equals("M"),
        row.whole(time),
        taken(row));
  }

  /// Whether the exchange took it: transaction types of liquidations, in part or whole, and of
  /// auto-deleveraging.
  private static boolean taken(Json row) {
    return switch (row.text("subType", "")) {
      case "100", "101", "102", "103", "104", "105", "106", "107" -> true;
      case "125", "126", "127", "128" -> true;
      default -> false;
    };
  }

  /// Whether an order is the exchange's own, by which it takes a position.
  static boolean takes(Json row) {
    return switch (row.text("category", "normal")) {
      case "full_liquidation", "partial_liquidation", "adl" -> true;
      default -> false;
    };
  }

  static Balance balance(Json row) {
    // What stands behind isolated positions has left the cash, and stands apart with their profit.
    BigDecimal isolated = orZero(row, "isoEq").subtract(orZero(row, "isoUpl"));
    BigDecimal total = row.decimal("cashBal").add(isolated);
    BigDecimal free = orZero(row, "availBal").min(total);
    return new Balance(row.text("ccy"), free, total.subtract(free));
  }

  private static BigDecimal orZero(Json row, String name) {
    BigDecimal value = row.decimalOrNull(name);
    return value == null ? BigDecimal.ZERO : value;
  }

  /// In hedge mode a short position has a positive number.
  static VenuePosition position(Json row) {
    Quantity held = row.quantity("pos");
    boolean turned = row.text("posSide").equals("short");
    return new VenuePosition(
        row.text("instId"),
        turned ? held.absolute().negate() : held,
        new Price(orZero(row, "avgPx")),
        row.priceOrNull("markPx"),
        row.priceOrNull("liqPx"),
        orZero(row, "upl"),
        orZero(row, "lever"),
        row.text("mgnMode").equals("isolated") ? MarginMode.ISOLATED : MarginMode.CROSS);
  }
}
