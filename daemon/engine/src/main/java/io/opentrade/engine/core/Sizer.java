package io.opentrade.engine.core;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Turns a size into a quantity. A short is sized by the same formula as a purchase.
final class Sizer {
  private final Instrument instrument;
  private final BigDecimal perUnit;
  private final RiskGate gate;

  Sizer(Instrument instrument, BigDecimal feeRate, RiskGate gate) {
    this.instrument = instrument;
    this.perUnit = BigDecimal.ONE.add(feeRate);
    this.gate = gate;
  }

  /// The quantity, rounded down to whole lots; zero where it does not make one.
  ///
  /// @param cash that may be spent
  /// @param price positive; at which the order is expected to fill
  Quantity quantity(Sizing sizing, Money cash, Price price) {
    return switch (sizing) {
      case Sizing.Base(Quantity quantity) -> instrument.quantity(quantity.value());
      case Sizing.Quote(Money amount) -> spend(amount.value(), cash, price);
      case Sizing.Percent(BigDecimal percent) ->
          spend(cash.value().multiply(percent).movePointLeft(2), cash, price);
    };
  }

  private Quantity spend(BigDecimal amount, Money cash, Price price) {
    BigDecimal unit = price.value().multiply(perUnit);
    Quantity quantity = lots(amount, unit, RoundingMode.DOWN);
    if (quantity.signum() <= 0) {
      return Quantity.ZERO;
    }
    Money over = gate.cost(quantity, price).minus(cash);
    // Only what rounding added is taken back; an amount beyond the cash is the risk gate's to
    // refuse.
    return over.signum() > 0 && amount.compareTo(cash.value()) <= 0
        ? steppedDown(quantity, over, unit)
        : quantity;
  }

  /// One lot less, or as many as rounding of very small amounts made too much.
  private Quantity steppedDown(Quantity quantity, Money over, BigDecimal unit) {
    Quantity excess = lots(over.value(), unit, RoundingMode.UP);
    Quantity rest = quantity.minus(excess);
    return rest.signum() > 0 ? rest : Quantity.ZERO;
  }

  private Quantity lots(BigDecimal amount, BigDecimal unit, RoundingMode mode) {
    BigDecimal lot = instrument.lot();
    return new Quantity(amount.divide(unit.multiply(lot), 0, mode).multiply(lot));
  }
}
