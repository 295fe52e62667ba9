package io.opentrade.engine.core;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.math.BigInteger;
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
    BigInteger lots = lots(amount, price);
    if (lots.signum() <= 0) {
      return Quantity.ZERO;
    }
    // Only what rounding added is taken back; an amount beyond the cash is the risk gate's to
    // refuse.
    boolean all = amount.compareTo(cash.value()) > 0 || fits(lots, cash, price);
    return all ? quantity(lots) : quantity(steppedDown(lots, cash, price));
  }

  /// One lot less; or, where a lot is worth less than the smallest money, the most that fits.
  private BigInteger steppedDown(BigInteger lots, Money cash, Price price) {
    BigInteger tooMany = lots.subtract(BigInteger.ONE);
    if (fits(tooMany, cash, price)) {
      return tooMany;
    }
    BigDecimal slack = BigDecimal.valueOf(4, instrument.moneyScale());
    BigInteger fitting = lots(cash.value().subtract(slack), price).max(BigInteger.ZERO);
    while (tooMany.subtract(fitting).compareTo(BigInteger.ONE) > 0) {
      BigInteger middle = tooMany.add(fitting).shiftRight(1);
      if (fits(middle, cash, price)) {
        fitting = middle;
      } else {
        tooMany = middle;
      }
    }
    return fitting;
  }

  private boolean fits(BigInteger lots, Money cash, Price price) {
    return gate.cost(quantity(lots), price).compareTo(cash) <= 0;
  }

  private Quantity quantity(BigInteger lots) {
    return new Quantity(new BigDecimal(lots).multiply(instrument.lot()));
  }

  private BigInteger lots(BigDecimal amount, Price price) {
    BigDecimal each = price.value().multiply(perUnit).multiply(instrument.lot());
    return amount.divide(each, 0, RoundingMode.DOWN).toBigInteger();
  }
}
