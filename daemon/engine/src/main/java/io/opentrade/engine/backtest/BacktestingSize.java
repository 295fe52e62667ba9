package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;

/// Sizes entries as backtesting.py does: a share of the cash in doubles, rounded down to whole
/// lots. All of the cash is a hair less than all of it, so cash for exactly ten units buys nine.
final class BacktestingSize {
  private static final double ALL = 1 - Math.ulp(1.0);

  private final Settings settings;

  BacktestingSize(Settings settings) {
    this.settings = settings;
  }

  /// The size as a quantity; as it stands where no whole lot comes of it, to be refused.
  Sizing of(Intent.Enter wish, Money cash, double price, Instrument instrument) {
    Sizing sizing = wish.sizing() == null ? settings.size() : wish.sizing();
    return switch (sizing) {
      case Sizing.Base _, Sizing.Quote _, Sizing.Equity _, Sizing.Kelly _ -> sizing;
      case Sizing.Risk(BigDecimal percent, double distance) ->
          new Sizing.Risk(
              percent, Double.isNaN(distance) ? Math.abs(price - wish.stop()) : distance);
      case Sizing.Percent(BigDecimal percent) -> {
        double share = Math.min(ALL, percent.doubleValue() / 100);
        double each = price + Math.abs(share) * price * settings.feeRate().doubleValue() / share;
        double lot = instrument.lot().doubleValue();
        double lots = floorDivide(cash.value().doubleValue() * share, each * lot);
        Quantity quantity = new Quantity(BigDecimal.valueOf(lots).multiply(instrument.lot()));
        yield quantity.signum() > 0
            ? new Sizing.Base(instrument.quantity(quantity.value()))
            : sizing;
      }
    };
  }

  /// The whole part of the exact quotient of two positive doubles.
  private static double floorDivide(double dividend, double divisor) {
    double rest = dividend % divisor;
    return Math.rint((dividend - rest) / divisor);
  }
}
