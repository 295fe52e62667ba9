package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.risk.ApprovedOrder;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A venue with one price that either jumps (`jump`) or moves through every price on its way
/// (`head`). After either, `next` is called until it gives no more fills; orders may be handed in
/// and cancelled between.
///
/// A market order fills at the price there is. An order whose price the market jumped over fills at
/// the price after the jump: better than asked for a limit order, worse for a stop. An order that
/// the market moves through fills at its own price; touching it is enough. Of several on the way,
/// the nearest fills first, and of equals the one that came first. Every fill is a full one.
public final class SimVenue {
  private final Instrument instrument;
  private final BigDecimal feeRate;
  private final Deque<Order> atMarket = new ArrayDeque<>();
  private final List<Resting> resting = new ArrayList<>();
  private long at;
  private double price = Double.NaN;
  private double target = Double.NaN;
  private @Nullable Price exact;
  private double lower = Double.NEGATIVE_INFINITY;
  private double upper = Double.POSITIVE_INFINITY;

  /// @param feeRate of each fill's notional, a fraction
  public SimVenue(Instrument instrument, BigDecimal feeRate) {
    this.instrument = instrument;
    this.feeRate = feeRate;
  }

  /// The market is at this price now, without having been between.
  ///
  /// @param instant milliseconds since the epoch (UTC), written on the fills that follow
  public void jump(long instant, double to) {
    at = instant;
    arrive(to, null);
    target = to;
    ratchet();
  }

  /// The market sets out to this price, through all between.
  public void head(double to) {
    target = to;
  }

  /// The market's price, on the instrument's grid.
  public Price price() {
    if (exact == null) {
      exact = instrument.price(price);
    }
    return exact;
  }

  /// The market's price as it came in.
  public double rawPrice() {
    return price;
  }

  /// Takes an order. It fills at the next call of `next` at the earliest.
  public void submit(ApprovedOrder approved) {
    Order order = approved.order();
    if (order.terms() instanceof Terms.Market) {
      atMarket.add(order);
    } else {
      resting.add(new Resting(order, price, price()));
      bound();
    }
  }

  /// Takes an order back.
  ///
  /// @return false where it is not here (any more)
  public boolean cancel(OrderId id) {
    boolean found =
        resting.removeIf(order -> order.order().id().equals(id))
            || atMarket.removeIf(order -> order.id().equals(id));
    bound();
    return found;
  }

  /// Whether nothing waits here.
  public boolean idle() {
    return resting.isEmpty() && atMarket.isEmpty();
  }

  /// Whether a bar with these prices can concern an order here. Where not, it need not be shown.
  public boolean concerns(double open, double high, double low, double close) {
    return low <= lower
        || high >= upper
        || Math.min(open, close) <= lower
        || Math.max(open, close) >= upper;
  }

  /// The next fill of a market order; null where none waits. What rests is not looked at.
  public @Nullable Fill nextAtMarket() {
    Order order = atMarket.poll();
    return order == null ? null : fill(order, price());
  }

  /// The next fill on the way, at which the market then stands; null when it has arrived.
  public @Nullable Fill next() {
    Fill immediate = nextAtMarket();
    if (immediate != null) {
      return immediate;
    }
    for (Iterator<Resting> each = resting.iterator(); each.hasNext(); ) {
      Resting order = each.next();
      if (order.reachedAt(price)) {
        each.remove();
        bound();
        return fill(order.order(), price());
      }
    }
    return target == price ? null : travel();
  }

  private @Nullable Fill travel() {
    Resting first = null;
    for (Resting order : resting) {
      if (order.between(price, target)
          && (first == null || Math.abs(order.level() - price) < Math.abs(first.level() - price))) {
        first = order;
      }
    }
    if (first == null) {
      arrive(target, null);
      ratchet();
      return null;
    }
    arrive(first.level(), first.price());
    resting.remove(first);
    ratchet();
    return fill(first.order(), first.price());
  }

  private void arrive(double to, @Nullable Price known) {
    price = to;
    exact = known;
  }

  /// Pulls trailing stops after the price.
  private void ratchet() {
    for (Resting order : resting) {
      order.follow(price, instrument);
    }
    bound();
  }

  private void bound() {
    lower = Double.NEGATIVE_INFINITY;
    upper = Double.POSITIVE_INFINITY;
    for (Resting order : resting) {
      lower = Math.max(lower, order.lower());
      upper = Math.min(upper, order.upper());
    }
  }

  private Fill fill(Order order, Price fillPrice) {
    Money notional = fillPrice.times(order.quantity(), instrument.moneyScale());
    Money fee = notional.share(feeRate, instrument.moneyScale());
    return new Fill(
        order.id().text(),
        order.id(),
        order.side(),
        order.quantity(),
        fillPrice,
        notional,
        fee,
        at);
  }
}
