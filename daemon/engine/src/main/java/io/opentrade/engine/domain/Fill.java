package io.opentrade.engine.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// One execution of (a part of) an order.
///
/// @param id the venue's id of this execution, unique within the order: a fill is booked once
/// @param quantity positive
/// @param notional price × quantity, rounded half-even to the instrument's money scale
/// @param fee paid, in the quote currency; negative for a rebate. Where it was taken in the base
///     currency, what that was worth at the price
/// @param commission the fee where it was taken in the base currency, else 0
/// @param at milliseconds since the epoch (UTC)
/// @param beside whether the commission of a sale was taken from what is held beside what was sold.
///     Not in journals of old, whose sales were booked as if it came out of what was sold
public record Fill(
    String id,
    OrderId order,
    Side side,
    Quantity quantity,
    Price price,
    Money notional,
    Money fee,
    Quantity commission,
    long at,
    boolean beside) {
  public Fill {
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException("the quantity of a fill must be positive");
    }
    if (commission.compareTo(quantity) >= 0) {
      throw new IllegalArgumentException("the fee takes all that was filled");
    }
  }

  /// A fill whose commission was taken out of what was filled.
  public Fill(
      String id,
      OrderId order,
      Side side,
      Quantity quantity,
      Price price,
      Money notional,
      Money fee,
      Quantity commission,
      long at) {
    this(id, order, side, quantity, price, notional, fee, commission, at, false);
  }

  /// A fill whose fee was taken in the quote currency.
  public Fill(
      String id,
      OrderId order,
      Side side,
      Quantity quantity,
      Price price,
      Money notional,
      Money fee,
      long at) {
    this(id, order, side, quantity, price, notional, fee, Quantity.ZERO, at);
  }

  /// The fill as it changes what is held. A fee taken in the base currency leaves less of it: the
  /// notional of that part was spent on the fee, so the cash that moves is the same. One that was
  /// taken beside a sale leaves less of what is held, as if that had been sold to pay it.
  public Fill net() {
    if (commission.signum() == 0) {
      return this;
    }
    return beside
        ? with(quantity.plus(commission), notional.plus(fee), fee)
        : with(quantity.minus(commission), notional.minus(fee), fee);
  }

  /// The part of this fill that holds `part` of its quantity: notional and fee in proportion,
  /// rounded half-even to `moneyScale`. `rest` gives what this leaves over, so that the two add up
  /// to the fill exactly.
  public Fill part(Quantity part, int moneyScale) {
    return with(part, share(notional, part, moneyScale), share(fee, part, moneyScale));
  }

  /// This fill without `taken`, which came from `part`.
  public Fill rest(Fill taken) {
    return with(
        quantity.minus(taken.quantity), notional.minus(taken.notional), fee.minus(taken.fee));
  }

  private Money share(Money amount, Quantity part, int moneyScale) {
    BigDecimal product = amount.value().multiply(part.value());
    return new Money(product.divide(quantity.value(), moneyScale, RoundingMode.HALF_EVEN));
  }

  private Fill with(Quantity other, Money otherNotional, Money otherFee) {
    return new Fill(id, order, side, other, price, otherNotional, otherFee, at);
  }
}
