package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Gathers fills into round trips.
public final class TripRecorder {
  private final Instrument instrument;
  private Direction direction = Direction.LONG;
  private Leg entry = Leg.NONE;
  private Leg exit = Leg.NONE;
  private long entryAt;
  private String entryTag = "";
  private BigDecimal leverage = BigDecimal.ONE;
  private Money funding = Money.ZERO;

  public TripRecorder(Instrument instrument) {
    this.instrument = instrument;
  }

  /// Adds a fill.
  ///
  /// @param tag of its order
  /// @return the round trip that it ended, or null
  public @Nullable RoundTrip record(Fill fill, String tag) {
    return record(fill, tag, BigDecimal.ONE);
  }

  /// Notes funding that was paid for what is held, negative for what was received.
  public void funded(Money payment) {
    funding = funding.plus(payment);
  }

  /// Adds a fill.
  ///
  /// @param tag of its order
  /// @param at the leverage of its order
  /// @return the round trip that it ended, or null
  public @Nullable RoundTrip record(Fill fill, String tag, BigDecimal at) {
    if (flat()) {
      leverage = at;
      funding = Money.ZERO;
      direction = fill.side() == Side.BUY ? Direction.LONG : Direction.SHORT;
      entryAt = fill.at();
      entryTag = tag;
    }
    if ((fill.side() == Side.BUY) == (direction == Direction.LONG)) {
      entry = entry.plus(fill, instrument.contract());
      return null;
    }
    Quantity held = held();
    if (fill.quantity().compareTo(held) > 0) {
      Fill closing = fill.part(held, instrument.moneyScale());
      RoundTrip ended = record(closing, tag, at);
      record(fill.rest(closing), tag, at);
      return ended;
    }
    exit = exit.plus(fill, instrument.contract());
    return held().signum() == 0 ? end(fill.at(), tag) : null;
  }

  /// The unfinished round trip as if what is held were sold at `price`, without a further fee; null
  /// when flat.
  public @Nullable RoundTrip mark(long at, Price price, String reason) {
    if (flat()) {
      return null;
    }
    Quantity held = held();
    Money notional = instrument.notional(price, held);
    BigDecimal value = instrument.contract().weight(price, held);
    return trip(exit.plus(held, value, notional, Money.ZERO), at, reason);
  }

  private boolean flat() {
    return entry.quantity().signum() == 0;
  }

  private Quantity held() {
    return entry.quantity().minus(exit.quantity());
  }

  private RoundTrip end(long at, String reason) {
    RoundTrip ended = trip(exit, at, reason);
    entry = Leg.NONE;
    exit = Leg.NONE;
    return ended;
  }

  private RoundTrip trip(Leg closed, long at, String reason) {
    Money gain = instrument.contract().gain(entry.notional(), closed.notional());
    return new RoundTrip(
        direction,
        entry.quantity(),
        entryAt,
        entry.average(instrument),
        entry.notional(),
        at,
        closed.average(instrument),
        closed.notional(),
        direction == Direction.LONG ? gain : gain.negate(),
        entry.fees().plus(closed.fees()),
        funding,
        leverage,
        entryTag,
        reason);
  }

  /// One side of a round trip.
  ///
  /// @param value sum of the weights of its prices, see [Contract]
  /// @param single the price, while there is only one
  private record Leg(
      Quantity quantity, BigDecimal value, Money notional, Money fees, @Nullable Price single) {
    static final Leg NONE = new Leg(Quantity.ZERO, BigDecimal.ZERO, Money.ZERO, Money.ZERO, null);

    Leg plus(Fill fill, Contract contract) {
      BigDecimal weight = contract.weight(fill.price(), fill.quantity());
      if (quantity.signum() == 0) {
        return new Leg(fill.quantity(), weight, fill.notional(), fill.fee(), fill.price());
      }
      return plus(fill.quantity(), weight, fill.notional(), fill.fee());
    }

    Leg plus(Quantity more, BigDecimal moreValue, Money moreNotional, Money moreFees) {
      return new Leg(
          quantity.plus(more),
          value.add(moreValue),
          notional.plus(moreNotional),
          fees.plus(moreFees),
          null);
    }

    Price average(Instrument instrument) {
      return single != null ? single : Averages.price(value, quantity, instrument);
    }
  }
}
