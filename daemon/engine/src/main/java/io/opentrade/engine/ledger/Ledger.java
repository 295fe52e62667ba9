package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one strategy has, after some fills. Immutable; only a fill makes another one.
///
/// Conserved by every fill, exactly: cash = start + realised − fees − cost of what is held long
/// (+ cost of what is held short). Shorting is on spot terms for now: the proceeds of a short sale
/// are cash at once, nothing is borrowed at interest, and no margin is asked.
///
/// @param cash free, negative where a short was covered at more than there was
/// @param realised profit of what was closed, before fees
/// @param fees paid since the start
/// @param volume sum of all notionals
public record Ledger(Money cash, Position position, Money realised, Money fees, Money volume) {
  /// The ledger before the first fill.
  public static Ledger of(Money cash) {
    return new Ledger(cash, Position.FLAT, Money.ZERO, Money.ZERO, Money.ZERO);
  }

  /// The ledger after a fill. A fill larger than the position it runs against closes it, and what
  /// is left opens one the other way.
  public Ledger book(Fill fill, Instrument instrument) {
    Quantity held = position.quantity();
    boolean against = held.signum() * fill.side().signed(fill.quantity()).signum() < 0;
    if (!against) {
      return moved(fill, increased(fill, instrument), Money.ZERO);
    }
    if (fill.quantity().compareTo(held.absolute()) > 0) {
      Fill closing = fill.part(held.absolute(), instrument.moneyScale());
      return book(closing, instrument).book(fill.rest(closing), instrument);
    }
    Money cost = released(fill, instrument);
    Money gain = position.isLong() ? fill.notional().minus(cost) : cost.minus(fill.notional());
    return moved(fill, reduced(fill, cost), gain);
  }

  /// Cash plus what is held at that price: the notional is rounded to the money scale as a fill's
  /// would be.
  public Money equity(Price price, Instrument instrument) {
    return position.flat()
        ? cash
        : cash.plus(price.times(position.quantity(), instrument.moneyScale()));
  }

  private Ledger moved(Fill fill, Position next, Money gain) {
    Money flow = fill.side() == Side.BUY ? fill.notional().negate() : fill.notional();
    return new Ledger(
        cash.plus(flow).minus(fill.fee()),
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
