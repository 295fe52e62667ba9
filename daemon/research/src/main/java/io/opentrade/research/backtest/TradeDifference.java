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
    return of(first, other, "the other");
  }

  /// @param whose what the other is called
  static List<ForeignText> of(Trade first, Trade other, String whose) {
    Reasons reasons = new Reasons(whose, new ArrayList<>());
    reasons.add("entered at", first.entryPrice(), other.entryPrice());
    reasons.add("quantity", first.quantity(), other.quantity());
    reasons.add("left for", text(first), text(other));
    reasons.add("left", first.exitTime(), other.exitTime());
    reasons.add("left at", first.exitPrice(), other.exitPrice());
    reasons.add("fees", first.fees(), other.fees());
    reasons.add("funding", first.funding(), other.funding());
    if (reasons.list().isEmpty()) {
      reasons.add("profit", first.profit(), other.profit());
    }
    return reasons.list();
  }

  private static String text(Trade trade) {
    ForeignText reason = trade.exitReason();
    return reason == null ? "open" : reason.toString();
  }

  private record Reasons(String whose, List<ForeignText> list) {
    void add(String what, @Nullable Object first, @Nullable Object other) {
      if (!Objects.equals(first, other)) {
        String mine = first == null ? "–" : first.toString();
        String theirs = other == null ? "–" : other.toString();
        list.add(new ForeignText(what + " " + mine + ", " + whose + " " + theirs));
      }
    }
  }
}
