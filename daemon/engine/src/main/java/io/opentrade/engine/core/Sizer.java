package io.opentrade.engine.core;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Turns a size into a quantity. A short is sized by the same formula as a purchase. With leverage
/// an amount is what may be taken from the cash: margin and fee.
final class Sizer {
  private final Instrument instrument;
  private final BigDecimal leverage;
  private final BigDecimal perLot;
  private final RiskGate gate;

  Sizer(Instrument instrument, BigDecimal feeRate, BigDecimal leverage, RiskGate gate) {
    this.instrument = instrument;
    this.leverage = leverage;
    // Of an amount times the leverage each lot takes its notional, and the fee that many times.
    this.perLot = BigDecimal.ONE.add(feeRate.multiply(leverage)).multiply(instrument.lot());
    this.gate = gate;
  }

  /// The quantity, rounded down to whole lots; zero where it does not make one.
  ///
  /// @param price positive; at which the order is expected to fill
  Quantity quantity(Sizing sizing, Funds funds, Price price) {
    Money cash = funds.cash();
    return switch (sizing) {
      case Sizing.Base(Quantity quantity) -> instrument.quantity(quantity.value());
      case Sizing.Quote(Money amount) -> spend(amount.value(), cash, price);
      case Sizing.Percent(BigDecimal percent) ->
          spend(cash.value().multiply(percent).movePointLeft(2), cash, price);
      case Sizing.Equity(BigDecimal percent) ->
          spend(atMost(funds.equityShare(percent), cash), cash, price);
      case Sizing.Risk(BigDecimal percent, double distance) ->
          atRisk(funds.equityShare(percent), distance, funds, price);
      case Sizing.Kelly(BigDecimal fraction) ->
          spend(atMost(funds.kellyShare(fraction), cash), cash, price);
    };
  }

  private static BigDecimal atMost(BigDecimal amount, Money cash) {
    return amount.min(cash.value());
  }

  private Quantity atRisk(BigDecimal loss, double distance, Funds funds, Price price) {
    double move = Double.isNaN(distance) ? funds.stopDistance() : distance;
    if (!(move > 0) || Double.isInfinite(move)) {
      return Quantity.ZERO;
    }
    BigDecimal each = new BigDecimal(Double.toString(move));
    BigDecimal units = instrument.contract().losing(loss, price.value(), each);
    Quantity wanted = instrument.quantity(units);
    Quantity affordable = spend(funds.cash().value(), funds.cash(), price);
    return wanted.compareTo(affordable) <= 0 ? wanted : affordable;
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
    return gate.cost(quantity(lots), price, leverage).compareTo(cash) <= 0;
  }

  private Quantity quantity(BigInteger lots) {
    return new Quantity(new BigDecimal(lots).multiply(instrument.lot()));
  }

  private BigInteger lots(BigDecimal amount, Price price) {
    return instrument
        .contract()
        .lots(amount.multiply(leverage), price.value(), perLot)
        .toBigInteger();
  }
}
