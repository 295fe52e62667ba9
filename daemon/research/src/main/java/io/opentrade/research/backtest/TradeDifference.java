package io.opentrade.research.backtest;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// In what two trades with the same entry differ.
final class TradeDifference {
  private TradeDifference() {}

  /// One clause each: the first's, then the other's; empty where they are the same.
  static List<ForeignText> of(Trade first, Trade other) {
    List<ForeignText> reasons = new ArrayList<>();
    add(reasons, "entered at", first.entryPrice(), other.entryPrice());
    add(reasons, "quantity", first.quantity(), other.quantity());
    add(reasons, "left for", text(first), text(other));
    add(reasons, "left", first.exitTime(), other.exitTime());
    add(reasons, "left at", first.exitPrice(), other.exitPrice());
    add(reasons, "fees", first.fees(), other.fees());
    add(reasons, "funding", first.funding(), other.funding());
    if (reasons.isEmpty()) {
      add(reasons, "profit", first.profit(), other.profit());
    }
    return reasons;
  }

  private static String text(Trade trade) {
    ForeignText reason = trade.exitReason();
    return reason == null ? "open" : reason.toString();
  }

  private static void add(
      List<ForeignText> reasons, String what, @Nullable Object first, @Nullable Object other) {
    if (!Objects.equals(first, other)) {
      reasons.add(
          new ForeignText(
              "%s %s, the other %s"
                  .formatted(what, first == null ? "–" : first, other == null ? "–" : other)));
    }
  }
}
