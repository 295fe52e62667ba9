package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Money;
import java.math.BigDecimal;
import java.math.MathContext;

/// An equity that later ones are measured against: the day's first, or the peak. Money that comes
/// in or goes out moves it along, so that it is neither profit nor loss: a loss in money stays the
/// same money, and a loss in percent stays the same share of what there is.
final class Baseline {
  private Money absolute;
  private BigDecimal relative;

  Baseline(Money equity) {
    absolute = equity;
    relative = equity.value();
  }

  void set(Money equity) {
    absolute = equity;
    relative = equity.value();
  }

  /// Lifts it to a higher equity.
  void raise(Money equity) {
    if (equity.compareTo(absolute) > 0) {
      absolute = equity;
    }
    relative = relative.max(equity.value());
  }

  /// Money came in, or went out where `amount` is negative.
  ///
  /// @param before equity before that
  void moved(Money amount, Money before) {
    absolute = absolute.plus(amount);
    Money after = before.plus(amount);
    relative =
        before.signum() > 0 && after.signum() > 0
            ? relative.multiply(after.value()).divide(before.value(), MathContext.DECIMAL128)
            : after.value();
  }

  /// Whether the equity lies below it by that much at least.
  boolean lost(Money equity, Cap most) {
    return switch (most) {
      case Cap.Amount(Money amount) -> absolute.minus(equity).compareTo(amount) >= 0;
      case Cap.Percent(BigDecimal percent) ->
          relative.subtract(equity.value()).movePointRight(2).compareTo(relative.multiply(percent))
              >= 0;
    };
  }
}
