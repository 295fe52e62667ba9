package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one desk holds and what it made, after some fills. Immutable; only a fill or funding makes
/// another one.
///
/// @param margin of the account's cash that is locked for a futures position: what its entries
///     posted, less what funding took of it where it is isolated; 0 for what is no future
/// @param leverage at which the position was entered, 1 when flat
/// @param realised profit of what was closed, at average cost, before fees
/// @param fees paid since the start
/// @param funding paid since the start, negative for what was received
/// @param volume sum of all notionals
/// @param lots the same position and profit, in the order in which the account closes lots
public record Book(
    Position position,
    Money margin,
    BigDecimal leverage,
    Money realised,
    Money fees,
    Money funding,
    Money volume,
    Lots lots) {
  /// The book before the first fill.
  static Book empty(LotOrder order) {
    return new Book(
        Position.FLAT,
        Money.ZERO,
        BigDecimal.ONE,
        Money.ZERO,
        Money.ZERO,
        Money.ZERO,
        Money.ZERO,
        Lots.of(order));
  }

  /// The book after a fill. A fill larger than the position it runs against closes it, and what is
  /// left opens one the other way.
  Book after(Fill fill, BigDecimal at, Instrument instrument) {
    Quantity held = position.quantity();
    boolean against = held.signum() * fill.side().signed(fill.quantity()).signum() < 0;
    if (!against) {
      return increased(fill, at, instrument);
    }
    if (fill.quantity().compareTo(held.absolute()) > 0) {
      Fill closing = fill.part(held.absolute(), instrument.moneyScale());
      return after(closing, at, instrument).after(fill.rest(closing), at, instrument);
    }
    Money cost = share(position.cost(), fill, instrument);
    Money gain = instrument.contract().gain(cost, fill.notional());
    Quantity left = held.plus(fill.side().signed(fill.quantity()));
    boolean flat = left.signum() == 0;
    Position next =
        flat
            ? Position.FLAT
            : new Position(left, position.entryPrice(), position.cost().minus(cost));
    return new Book(
        next,
        margin.minus(share(margin, fill, instrument)),
        flat ? BigDecimal.ONE : leverage,
        realised.plus(position.isLong() ? gain : gain.negate()),
        fees.plus(fill.fee()),
        funding,
        volume.plus(fill.notional()),
        lots.after(fill, instrument));
  }

  /// The book after a payment of funding, negative for what was received. An isolated position
  /// pays it from its margin.
  Book funded(Money payment, MarginMode mode) {
    return new Book(
        position,
        mode == MarginMode.ISOLATED ? margin.minus(payment) : margin,
        leverage,
        realised,
        fees,
        funding.plus(payment),
        volume,
        lots);
  }

  /// The same with less margin, as far as there is any.
  Book lessMargin(Money less) {
    Money left = margin.minus(less);
    return new Book(
        position,
        left.signum() < 0 ? Money.ZERO : left,
        leverage,
        realised,
        fees,
        funding,
        volume,
        lots);
  }

  /// What is held adds to the account's cash at that price: all it is worth, negative when short;
  /// of a future what it has gained. Rounded to the money scale as a fill would be.
  public Money worth(Price price, Instrument instrument) {
    if (position.flat()) {
      return Money.ZERO;
    }
    return instrument.contract().future()
        ? unrealised(price, instrument)
        : instrument.notional(price, position.quantity());
  }

  /// What the position has gained at that price, at average cost, before fees and funding.
  public Money unrealised(Price price, Instrument instrument) {
    Money value = instrument.notional(price, position.quantity().absolute());
    return gain(instrument.contract(), position.cost(), value);
  }

  /// What the lots have gained at that price, before fees and funding.
  public Money unrealisedLots(Price price, Instrument instrument) {
    Money value = instrument.notional(price, position.quantity().absolute());
    return gain(instrument.contract(), lots.cost(), value);
  }

  private Money gain(Contract contract, Money cost, Money value) {
    if (position.flat()) {
      return Money.ZERO;
    }
    Money gain = contract.gain(cost, value);
    return position.isLong() ? gain : gain.negate();
  }

  private Book increased(Fill fill, BigDecimal at, Instrument instrument) {
    boolean future = instrument.contract().future();
    Money posted = future ? instrument.margin(fill.notional(), at) : Money.ZERO;
    return new Book(
        entered(fill, instrument),
        margin.plus(posted),
        position.flat() ? at : leverage,
        realised,
        fees.plus(fill.fee()),
        funding,
        volume.plus(fill.notional()),
        lots.after(fill, instrument));
  }

  private Position entered(Fill fill, Instrument instrument) {
    Quantity signed = fill.side().signed(fill.quantity());
    if (position.flat()) {
      return new Position(signed, fill.price(), fill.notional());
    }
    Contract contract = instrument.contract();
    BigDecimal weights =
        contract
            .weight(position.entryPrice(), position.quantity().absolute())
            .add(contract.weight(fill.price(), fill.quantity()));
    Quantity total = position.quantity().plus(signed);
    return new Position(
        total,
        Averages.price(weights, total.absolute(), instrument),
        position.cost().plus(fill.notional()));
  }

  /// The share of an amount that goes with the closed quantity; all of it with the last.
  private Money share(Money amount, Fill fill, Instrument instrument) {
    Quantity held = position.quantity().absolute();
    if (fill.quantity().compareTo(held) == 0) {
      return amount;
    }
    BigDecimal product = amount.value().multiply(fill.quantity().value());
    return new Money(product.divide(held.value(), instrument.moneyScale(), RoundingMode.HALF_EVEN));
  }
}
