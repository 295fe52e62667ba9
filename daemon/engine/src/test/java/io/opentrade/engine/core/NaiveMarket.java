package io.opentrade.engine.core;

import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.domain.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Account, orders and venue written a second time and as plainly as can be: one list of orders,
/// and a market that walks cent by cent. Slow on purpose; engine and venue must agree with it.
final class NaiveMarket {
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final long DAY = 86_400_000L;

  private final BigDecimal taker;
  private final BigDecimal maker;
  private final int slippage;
  private final List<Item> open = new ArrayList<>();
  final List<String> fills = new ArrayList<>();
  final List<String> news = new ArrayList<>();
  int refused;
  BigDecimal cash = RandomOrders.CASH;
  BigDecimal held = BigDecimal.ZERO;
  private int ids;
  private BigDecimal price = BigDecimal.ZERO;
  private long now;

  /// An order. It waits for its trigger (0), at its limit (1), or for anything there is (2).
  private static final class Item {
    final String id;
    final Ticket ticket;
    final boolean buys;
    BigDecimal left;
    int stage;
    boolean first;
    boolean makes;
    boolean above;
    @Nullable BigDecimal level;
    @Nullable BigDecimal best;
    long end = Long.MAX_VALUE;
    List<Item> rivals = List.of();
    @Nullable OrderPlan then;

    Item(String id, Ticket ticket) {
      this.id = id;
      this.ticket = ticket;
      this.buys = ticket.side() == Side.BUY;
      this.left = ticket.quantity().value();
    }

    boolean met(BigDecimal at) {
      return level != null && (above ? at.compareTo(level) >= 0 : at.compareTo(level) <= 0);
    }

    boolean reduces() {
      return ticket.purpose().reduceOnly();
    }

    TimeInForce time() {
      return ticket.conditions().timeInForce();
    }
  }

  NaiveMarket(BigDecimal taker, BigDecimal maker, int slippage) {
    this.taker = taker;
    this.maker = maker;
    this.slippage = slippage;
  }

  void begin(long at) {
    now = at;
    for (Item item : List.copyOf(open)) {
      if (at >= item.end && open.contains(item)) {
        news.add(item.id + " expired");
        over(item);
      }
    }
  }

  void jump(BigDecimal to) {
    price = to;
    look();
  }

  void walk(BigDecimal to) {
    while (price.compareTo(to) != 0) {
      price = price.compareTo(to) < 0 ? price.add(CENT) : price.subtract(CENT);
      look();
    }
  }

  void place(OrderPlan plan) {
    switch (plan) {
      case OrderPlan.Single(Ticket ticket) -> place(ticket);
      case OrderPlan.OneCancelsOther(List<Ticket> tickets) -> {
        List<Item> placed = new ArrayList<>();
        for (Ticket ticket : tickets) {
          Item item = place(ticket);
          if (item != null) {
            placed.add(item);
          }
        }
        placed.forEach(item -> item.rivals = placed);
      }
      case OrderPlan.OneTriggersOther(Ticket first, OrderPlan then, boolean _) -> {
        Item item = place(first);
        if (item != null) {
          item.then = then;
        }
      }
    }
  }

  private @Nullable Item place(Ticket ticket) {
    Item item = new Item(Integer.toString(++ids), ticket);
    BigDecimal against = item.buys ? held.negate() : held;
    if (item.reduces() && (against.signum() <= 0 || item.left.compareTo(against) > 0)) {
      refused++;
      return null;
    }
    arm(item);
    boolean takes = item.stage == 2 || item.stage == 1 && item.met(price);
    item.makes = !takes;
    item.end =
        switch (item.time()) {
          case TimeInForce.GoodTillDate(long until) -> until;
          case TimeInForce.Day _ -> (now / DAY + 1) * DAY;
          default -> Long.MAX_VALUE;
        };
    if (ticket.conditions().postOnly() && takes) {
      news.add(item.id + " rejected");
    } else if (item.end <= now) {
      news.add(item.id + " expired");
    } else if (item.time().immediate() && !takes) {
      news.add(item.id + " cancelled");
    } else {
      item.first = item.stage == 2 || item.time().immediate();
      open.add(item);
    }
    return item;
  }

  private void arm(Item item) {
    switch (item.ticket.terms()) {
      case Terms.Market _ -> item.stage = 2;
      case Terms.Limit(Price limit) -> limit(item, limit.value());
      case Terms.Stop(Price trigger) -> await(item, trigger, item.buys);
      case Terms.StopLimit(Price trigger, _) -> await(item, trigger, item.buys);
      case Terms.TakeProfit(Price trigger) -> await(item, trigger, !item.buys);
      case Terms.TakeProfitLimit(Price trigger, _) -> await(item, trigger, !item.buys);
      case Terms.TrailingStop trailing -> follow(item, trailing);
    }
  }

  private static void await(Item item, Price trigger, boolean above) {
    item.level = trigger.value();
    item.above = above;
  }

  private static void limit(Item item, BigDecimal limit) {
    item.stage = 1;
    item.level = limit;
    item.above = !item.buys;
  }

  private void follow(Item item, Terms.TrailingStop terms) {
    item.above = item.buys;
    BigDecimal best = item.best;
    boolean moves =
        best == null
            ? reached(item, terms.activation())
            : item.buys ? price.compareTo(best) < 0 : price.compareTo(best) > 0;
    if (!moves) {
      return;
    }
    item.best = price;
    tighten(item, behind(item, price, terms.behind()));
    Terms.Tightening tighter = terms.tighter();
    if (tighter != null && reached(item, tighter.from())) {
      tighten(item, behind(item, price, tighter.behind()));
    }
  }

  private static void tighten(Item item, BigDecimal next) {
    BigDecimal now = item.level;
    item.level = now == null ? next : item.buys ? now.min(next) : now.max(next);
  }

  private boolean reached(Item item, @Nullable Price level) {
    return level == null
        || (item.buys ? price.compareTo(level.value()) <= 0 : price.compareTo(level.value()) >= 0);
  }

  private static BigDecimal behind(Item item, BigDecimal from, Offset offset) {
    BigDecimal distance =
        switch (offset) {
          case Offset.Distance(Price by) -> by.value();
          case Offset.Percent(BigDecimal percent) ->
              from.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_EVEN);
          case Offset.Ticks(int ticks) -> CENT.multiply(BigDecimal.valueOf(ticks));
        };
    return item.buys ? from.add(distance) : from.subtract(distance);
  }

  /// Everything that happens with the market at this price.
  private void look() {
    for (Item item : open) {
      if (item.stage == 0 && item.ticket.terms() instanceof Terms.TrailingStop trailing) {
        follow(item, trailing);
      }
    }
    while (first() || then()) {
      // One fill at a time.
    }
  }

  /// What takes whatever there is, in the order in which it came to that.
  private boolean first() {
    for (Item item : List.copyOf(open)) {
      if (!item.first) {
        continue;
      }
      BigDecimal quantity = fillable(item);
      boolean whole = quantity.compareTo(item.left) == 0;
      if (quantity.signum() > 0 && (whole || !(item.time() instanceof TimeInForce.FillOrKill))) {
        take(item, quantity);
        return true;
      }
      if (item.time().immediate()) {
        news.add(item.id + " cancelled");
        over(item);
      }
    }
    return false;
  }

  private boolean then() {
    for (Item item : List.copyOf(open)) {
      if (item.first || !item.met(price)) {
        continue;
      }
      if (item.stage == 0) {
        trigger(item);
      }
      if ((item.stage == 2 || item.met(price)) && fillable(item).signum() > 0) {
        take(item, fillable(item));
        return true;
      }
    }
    return false;
  }

  private void trigger(Item item) {
    BigDecimal level = item.level == null ? price : item.level;
    BigDecimal limit =
        switch (item.ticket.terms()) {
          case Terms.StopLimit(_, Price price) -> price.value();
          case Terms.TakeProfitLimit(_, Price price) -> price.value();
          case Terms.TrailingStop trailing when trailing.limit() != null ->
              behind(item, level, trailing.limit());
          default -> null;
        };
    if (limit != null) {
      limit(item, limit);
      item.makes = !item.met(price);
      return;
    }
    // Behind those that already take.
    item.stage = 2;
    item.makes = false;
    item.first = true;
    open.remove(item);
    open.add(item);
  }

  private BigDecimal fillable(Item item) {
    BigDecimal quantity = item.left;
    if (item.ticket.conditions().display() != null) {
      quantity = quantity.min(item.ticket.conditions().display().value());
    }
    return item.reduces() ? quantity.min(item.buys ? held.negate() : held) : quantity;
  }

  private void take(Item item, BigDecimal quantity) {
    BigDecimal slip = CENT.multiply(BigDecimal.valueOf(item.stage == 2 ? slippage : 0));
    BigDecimal paid = item.buys ? price.add(slip) : price.subtract(slip);
    BigDecimal notional = paid.multiply(quantity).setScale(4, RoundingMode.HALF_EVEN);
    BigDecimal fee =
        notional.multiply(item.makes ? maker : taker).setScale(4, RoundingMode.HALF_EVEN);
    item.left = item.left.subtract(quantity);
    held = item.buys ? held.add(quantity) : held.subtract(quantity);
    cash = (item.buys ? cash.subtract(notional) : cash.add(notional)).subtract(fee);
    fills.add(RandomOrders.line(item.id, quantity, paid, fee));
    if (held.signum() == 0) {
      for (Item other : List.copyOf(open)) {
        if (other.reduces() && other.left.signum() > 0) {
          open.remove(other);
        }
      }
    }
    for (Item rival : item.rivals) {
      if (!rival.equals(item)) {
        open.remove(rival);
      }
    }
    if (item.left.signum() == 0) {
      over(item);
    }
  }

  private void over(Item item) {
    open.remove(item);
    BigDecimal filled = item.ticket.quantity().value().subtract(item.left);
    if (item.then != null && filled.signum() > 0) {
      place(item.then.atMost(new io.opentrade.engine.domain.Quantity(filled)));
    }
  }
}
