package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// What is held, by the fills that it came from, and the profit of what was closed. Immutable.
///
/// Exact: entered notional = closed cost + cost of what is held, and the realised profit is the
/// difference of what closed and its cost, so that realised and unrealised profit together are the
/// same in every order.
///
/// @param held oldest first; one lot at most where the order is `AVERAGE`
/// @param side by which what is held was entered
/// @param realised profit of what was closed, before fees
public record Lots(LotOrder order, List<Lot> held, Side side, Money realised) {
  public Lots {
    held = List.copyOf(held);
  }

  /// What is left of one entry.
  ///
  /// @param at time of the entry, milliseconds since the epoch (UTC)
  /// @param quantity positive
  /// @param cost its notional, positive
  /// @param fee that was paid for it, negative for a rebate; no part of the cost
  public record Lot(long at, Quantity quantity, Price price, Money cost, Money fee) {
    /// The part of this lot that holds `part` of its quantity.
    Lot part(Quantity part, int moneyScale) {
      return new Lot(at, part, price, share(cost, part, moneyScale), share(fee, part, moneyScale));
    }

    /// This lot without `taken`, which came from `part`: the two add up to it exactly.
    Lot rest(Lot taken) {
      return new Lot(
          at, quantity.minus(taken.quantity), price, cost.minus(taken.cost), fee.minus(taken.fee));
    }

    private Money share(Money amount, Quantity part, int moneyScale) {
      BigDecimal product = amount.value().multiply(part.value());
      return new Money(product.divide(quantity.value(), moneyScale, RoundingMode.HALF_EVEN));
    }
  }

  /// Nothing held yet.
  public static Lots of(LotOrder order) {
    return new Lots(order, List.of(), Side.BUY, Money.ZERO);
  }

  /// The lots after a fill. A fill larger than what it runs against closes all of it, and what is
  /// left opens a lot the other way.
  public Lots after(Fill fill, Instrument instrument) {
    return after(fill, instrument, (_, _) -> {});
  }

  /// The same, and `closed` hears what each lot gave, in the order in which they give, with the
  /// fill, or the part of it, that they gave it to.
  Lots after(Fill fill, Instrument instrument, BiConsumer<Lot, Fill> closed) {
    if (held.isEmpty() || fill.side() == side) {
      return entered(fill, instrument);
    }
    Quantity all = quantity();
    if (fill.quantity().compareTo(all) > 0) {
      Fill closing = fill.part(all, instrument.moneyScale());
      return after(closing, instrument, closed).after(fill.rest(closing), instrument);
    }
    List<Lot> left = new ArrayList<>(held);
    Money cost = Money.ZERO;
    Quantity open = fill.quantity();
    while (open.signum() > 0) {
      int index = next(left);
      Lot lot = left.remove(index);
      Lot taken = lot;
      if (lot.quantity.compareTo(open) > 0) {
        taken = lot.part(open, instrument.moneyScale());
        left.add(index, lot.rest(taken));
      }
      cost = cost.plus(taken.cost);
      open = open.minus(taken.quantity);
      closed.accept(taken, fill);
    }
    Money gain = instrument.contract().gain(cost, fill.notional());
    return new Lots(order, left, side, realised.plus(side == Side.BUY ? gain : gain.negate()));
  }

  /// Of all lots together, positive.
  public Quantity quantity() {
    Quantity sum = Quantity.ZERO;
    for (Lot lot : held) {
      sum = sum.plus(lot.quantity);
    }
    return sum;
  }

  /// Of all lots together, positive.
  public Money cost() {
    Money sum = Money.ZERO;
    for (Lot lot : held) {
      sum = sum.plus(lot.cost);
    }
    return sum;
  }

  private Lots entered(Fill fill, Instrument instrument) {
    Lot lot = new Lot(fill.at(), fill.quantity(), fill.price(), fill.notional(), fill.fee());
    List<Lot> next = new ArrayList<>(held);
    if (order == LotOrder.AVERAGE && !next.isEmpty()) {
      next.set(0, merged(next.getFirst(), lot, instrument));
    } else {
      next.add(lot);
    }
    return new Lots(order, next, fill.side(), realised);
  }

  private static Lot merged(Lot first, Lot second, Instrument instrument) {
    Quantity quantity = first.quantity.plus(second.quantity);
    BigDecimal weights =
        instrument
            .contract()
            .weight(first.price, first.quantity)
            .add(instrument.contract().weight(second.price, second.quantity));
    return new Lot(
        first.at,
        quantity,
        Averages.price(weights, quantity, instrument),
        first.cost.plus(second.cost),
        first.fee.plus(second.fee));
  }

  private int next(List<Lot> left) {
    return switch (order) {
      case AVERAGE, FIFO -> 0;
      case LIFO -> left.size() - 1;
      case HIFO -> dearest(left);
    };
  }

  private int dearest(List<Lot> left) {
    int found = 0;
    for (int i = 1; i < left.size(); i++) {
      int compared = left.get(i).price.compareTo(left.get(found).price);
      if (side == Side.BUY ? compared > 0 : compared < 0) {
        found = i;
      }
    }
    return found;
  }
}
