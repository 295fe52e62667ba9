package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one desk holds and what it made, after some fills. Immutable; only a fill makes another
/// one.
///
/// @param realised profit of what was closed, before fees
/// @param fees paid since the start
/// @param volume sum of all notionals
public record Book(Position position, Money realised, Money fees, Money volume) {
  /// The book before the first fill.
  public static final Book EMPTY = new Book(Position.FLAT, Money.ZERO, Money.ZERO, Money.ZERO);

  /// The book after a fill. A fill larger than the position it runs against closes it, and what is
  /// left opens one the other way.
  Book after(Fill fill, Instrument instrument) {
    Quantity held = position.quantity();
    boolean against = held.signum() * fill.side().signed(fill.quantity()).signum() < 0;
    if (!against) {
      return with(fill, increased(fill, instrument), Money.ZERO);
    }
    if (fill.quantity().compareTo(held.absolute()) > 0) {
      Fill closing = fill.part(held.absolute(), instrument.moneyScale());
      return after(closing, instrument).after(fill.rest(closing), instrument);
    }
    Money cost = released(fill, instrument);
    Money gain = position.isLong() ? fill.notional().minus(cost) : cost.minus(fill.notional());
    return with(fill, reduced(fill, cost), gain);
  }

  /// What is held at that price, negative when short: the notional is rounded to the money scale
  /// as a fill's would be.
  public Money worth(Price price, Instrument instrument) {
    return position.flat() ? Money.ZERO : price.times(position.quantity(), instrument.moneyScale());
  }

  private Book with(Fill fill, Position next, Money gain) {
    return new Book(
        next,
        gain.signum() == 0 ? realised : realised.plus(gain),
        fees.plus(fill.fee()),
        volume.plus(fill.notional()));
  }

  private Position increased(Fill fill, Instrument instrument) {
    Quantity signed = fill.side().signed(fill.quantity());
    if (position.flat()) {
      return new Position(signed, fill.price(), fill.notional());
    }
    BigDecimal before = position.quantity().absolute().value();
    BigDecimal value =
        position
            .entryPrice()
            .value()
            .multiply(before)
            .add(fill.price().value().multiply(fill.quantity().value()));
    Quantity total = position.quantity().plus(signed);
    return new Position(
        total,
        Averages.price(value, total.absolute(), instrument),
        position.cost().plus(fill.notional()));
  }

  /// The share of the cost that goes with the closed quantity; all of it with the last.
  private Money released(Fill fill, Instrument instrument) {
    Quantity held = position.quantity().absolute();
    if (fill.quantity().compareTo(held) == 0) {
      return position.cost();
    }
    BigDecimal product = position.cost().value().multiply(fill.quantity().value());
    return new Money(product.divide(held.value(), instrument.moneyScale(), RoundingMode.HALF_EVEN));
  }

  private Position reduced(Fill fill, Money cost) {
    Quantity left = position.quantity().plus(fill.side().signed(fill.quantity()));
    return left.signum() == 0
        ? Position.FLAT
        : new Position(left, position.entryPrice(), position.cost().minus(cost));
  }
}
