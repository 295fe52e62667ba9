package io.opentrade.server.autopilot;

import io.opentrade.protocol.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a run, or one of its legs, has gone far enough. Values in, values out.
final class Limits {
  private Limits() {}

  /// Why a run must end now.
  ///
  /// @param kind `target` or `loss`
  record Ending(String kind, String reason) {}

  /// Whether a run has reached its target or its loss limit.
  ///
  /// @param equity what became of its budget
  static Optional<Ending> ending(Terms terms, BigDecimal equity) {
    BigDecimal profit = equity.subtract(terms.budget().value());
    BigDecimal target = terms.targetProfit();
    if (target != null && profit.compareTo(target) >= 0) {
      return Optional.of(
          new Ending(
              "target",
              "the profit of %s %s has reached the target of %s"
                  .formatted(money(profit), terms.currency(), money(target))));
    }
    if (profit.negate().compareTo(terms.lossLimit()) >= 0) {
      return Optional.of(
          new Ending(
              "loss",
              "the loss of %s %s has reached the limit of %s, %d%% of the budget"
                  .formatted(
                      money(profit.negate()),
                      terms.currency(),
                      money(terms.lossLimit()),
                      terms.risk().lossPercent())));
    }
    return Optional.empty();
  }

  /// Why a leg must end now; null where it need not.
  ///
  /// @param equity what became of its budget
  static @Nullable String exit(Terms terms, Leg leg, BigDecimal equity) {
    double percent =
        100
            * equity
                .subtract(leg.budget().value())
                .divide(leg.budget().value(), 8, RoundingMode.HALF_EVEN)
                .doubleValue();
    Decimal take = terms.takeProfitPercent();
    if (take != null && percent >= take.toDouble()) {
      return String.format(
          Locale.ROOT,
          "%s has made %.2f%% of its budget: --take-profit is %s%%",
          leg.name(),
          percent,
          take);
    }
    Decimal stop = terms.stopLossPercent();
    if (stop != null && -percent >= stop.toDouble()) {
      return String.format(
          Locale.ROOT,
          "%s has lost %.2f%% of its budget: --stop-loss is %s%%",
          leg.name(),
          -percent,
          stop);
    }
    return null;
  }

  static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
