package io.opentrade.engine.core;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Turns the orders that a strategy asks for into tickets on the instrument's grid. Prices off the
/// grid are refused, not rounded: the strategy would believe in another price.
final class TicketDraft {
  /// Beyond this no price is meant seriously, and decimals grow without bound.
  private static final double LARGEST = 1e15;

  /// How far off a price may be for what doubles do to decimals.
  private static final double NOISE = 1e-9;

  /// Why no ticket comes of it.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  private final Price market;
  private final Sizing size;
  private final Funds funds;
  private final Position position;
  private final DeskSettings desk;
  private final Instrument instrument;

  /// @param market the price there is
  /// @param size of an order that brings none of its own
  TicketDraft(Price market, Sizing size, Funds funds, Position position, DeskSettings desk) {
    this.market = market;
    this.size = size;
    this.funds = funds;
    this.position = position;
    this.desk = desk;
    this.instrument = desk.instrument();
  }

  /// Whether the first of the orders may open a position.
  boolean opens(Placement placement) {
    return switch (placement) {
      case Placement.Single(OrderRequest order) -> !order.reduceOnly();
      case Placement.OneCancelsOther(List<OrderRequest> orders) ->
          orders.stream().anyMatch(order -> !order.reduceOnly());
      case Placement.OneTriggersOther(OrderRequest order, Placement _, boolean _) ->
          !order.reduceOnly();
      case Placement.Refused _ -> false;
    };
  }

  /// @throws Refused where something of it makes no sense
  OrderPlan plan(Placement placement) throws Refused {
    return plan(placement, position.quantity(), null);
  }

  /// @param held when it is placed, negative for a short
  /// @param first the size of the order it follows; null where it follows none
  private OrderPlan plan(Placement placement, Quantity held, @Nullable Quantity first)
      throws Refused {
    switch (placement) {
      case Placement.Single(OrderRequest order) -> {
        return new OrderPlan.Single(ticket(order, held, first));
      }
      case Placement.OneCancelsOther(List<OrderRequest> orders) -> {
        Ticket[] tickets = new Ticket[orders.size()];
        for (int index = 0; index < tickets.length; index++) {
          tickets[index] = ticket(orders.get(index), held, first);
        }
        return new OrderPlan.OneCancelsOther(List.of(tickets));
      }
      case Placement.OneTriggersOther(OrderRequest order, Placement then, boolean reducing) -> {
        Ticket ticket = ticket(order, held, first);
        Quantity left = reducing ? after(held, ticket, first) : Quantity.ZERO;
        OrderPlan next = plan(then, left, ticket.quantity());
        return new OrderPlan.OneTriggersOther(ticket, next, reducing);
      }
      case Placement.Refused(Side _, String reason, String _) -> throw new Refused(reason);
    }
  }

  /// What is held when an order is filled as a whole.
  private static Quantity after(Quantity held, Ticket ticket, @Nullable Quantity first) {
    Quantity size = atMost(ticket.quantity(), first);
    Quantity left = ticket.side() == Side.BUY ? held.plus(size) : held.minus(size);
    boolean over = ticket.purpose().reduceOnly() && left.signum() == -held.signum();
    return over ? Quantity.ZERO : left;
  }

  private static Quantity atMost(Quantity quantity, @Nullable Quantity most) {
    return most == null || quantity.compareTo(most) <= 0 ? quantity : most;
  }

  private Ticket ticket(OrderRequest order, Quantity held, @Nullable Quantity first)
      throws Refused {
    Terms terms = terms(order);
    Quantity quantity = quantity(order, terms, first);
    if (quantity.signum() <= 0) {
      throw new Refused("the size is less than one lot");
    }
    boolean reduces = order.reduceOnly() || reduces(order.side(), atMost(quantity, first), held);
    Purpose purpose = reduces ? reduction(order.type()) : Purpose.ENTRY;
    String tag = reduces && order.tag().isEmpty() ? word(order.type()) : order.tag();
    Conditions conditions =
        new Conditions(order.timeInForce(), order.postOnly(), display(order.display(), quantity));
    return new Ticket(order.side(), quantity, terms, purpose, tag, conditions);
  }

  /// An order against what is held, for at most that, reduces it whether it says so or not: it
  /// needs no cash. What follows another order is placed for as much as that was filled, so what
  /// that leaves counts.
  private static boolean reduces(Side side, Quantity quantity, Quantity held) {
    boolean against = side == Side.SELL ? held.signum() > 0 : held.signum() < 0;
    return against && quantity.compareTo(held.absolute()) <= 0;
  }

  private static Purpose reduction(OrderRequest.Type type) {
    return switch (type) {
      case MARKET, LIMIT -> Purpose.EXIT;
      case STOP, STOP_LIMIT -> Purpose.STOP_LOSS;
      case TAKE_PROFIT, TAKE_PROFIT_LIMIT -> Purpose.TAKE_PROFIT;
      case TRAILING_STOP -> Purpose.TRAILING_STOP;
    };
  }

  private static String word(OrderRequest.Type type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Terms terms(OrderRequest order) throws Refused {
    return switch (order.type()) {
      case MARKET -> new Terms.Market();
      case LIMIT -> new Terms.Limit(limit(order));
      case STOP -> new Terms.Stop(trigger(order));
      case STOP_LIMIT -> new Terms.StopLimit(trigger(order), limit(order));
      case TAKE_PROFIT -> new Terms.TakeProfit(trigger(order));
      case TAKE_PROFIT_LIMIT -> new Terms.TakeProfitLimit(trigger(order), limit(order));
      case TRAILING_STOP -> trailing(order);
    };
  }

  private Terms trailing(OrderRequest order) throws Refused {
    OrderRequest.Trail trail = order.trail();
    if (trail == null) {
      throw new Refused("the trailing offset is missing");
    }
    Price activation =
        Double.isNaN(trail.activation()) ? null : price(trail.activation(), "the activation price");
    Offset limit =
        Double.isNaN(trail.limit())
            ? null
            : new Offset.Distance(price(trail.limit(), "the distance of the limit"));
    return new Terms.TrailingStop(behind(trail), activation, null, limit);
  }

  private Offset behind(OrderRequest.Trail trail) throws Refused {
    if (trail.ticks() != 0) {
      if (trail.ticks() < 0) {
        throw new Refused("the trailing offset is not positive");
      }
      return new Offset.Ticks(trail.ticks());
    }
    if (!Double.isNaN(trail.percent())) {
      if (!(trail.percent() > 0 && trail.percent() < 100)) {
        throw new Refused("the trailing offset in percent is not above 0 and below 100");
      }
      return new Offset.Percent(new BigDecimal(Double.toString(trail.percent())));
    }
    return new Offset.Distance(price(trail.distance(), "the trailing distance"));
  }

  private Price limit(OrderRequest order) throws Refused {
    return price(order.limit(), "the limit price");
  }

  private Price trigger(OrderRequest order) throws Refused {
    return price(order.trigger(), "the trigger price");
  }

  private Price price(double value, String name) throws Refused {
    if (!(value > 0 && value <= LARGEST)) {
      throw new Refused(name + " is not a positive price");
    }
    Price price = instrument.price(value);
    double exact = price.value().doubleValue();
    if (price.signum() <= 0 || Math.abs(exact - value) > NOISE * value) {
      throw new Refused(name + " is not a multiple of the tick");
    }
    return price;
  }

  private Quantity quantity(OrderRequest order, Terms terms, @Nullable Quantity first)
      throws Refused {
    Sizing sizing = order.sizing();
    Quantity held = first == null ? position.quantity().absolute() : first;
    if (sizing == null && (first != null || order.reduceOnly())) {
      return held;
    }
    if (order.reduceOnly() && sizing instanceof Sizing.Percent(BigDecimal percent)) {
      return instrument.quantity(held.value().multiply(percent).movePointLeft(2));
    }
    if (sizing instanceof Sizing.Base(Quantity quantity)) {
      return instrument.quantity(quantity.value());
    }
    if (funds.cash().signum() <= 0) {
      throw new Refused("no cash is left");
    }
    Sizing wanted = sizing == null ? size : sizing;
    if (wanted instanceof Sizing.Risk risk && Double.isNaN(risk.distance())) {
      throw new Refused("the size asks for a stop, and the order has none attached");
    }
    Sizer sizer =
        new Sizer(
            instrument, desk.feeRate(), desk.gate().leverage(Double.NaN).value(), desk.gate());
    return sizer.quantity(wanted, funds, expected(terms));
  }

  /// The price at which it is sized.
  private Price expected(Terms terms) {
    return switch (terms) {
      case Terms.Limit(Price limit) -> limit;
      case Terms.StopLimit(Price _, Price limit) -> limit;
      case Terms.TakeProfitLimit(Price _, Price limit) -> limit;
      case Terms.Stop(Price trigger) -> trigger;
      case Terms.TakeProfit(Price trigger) -> trigger;
      case Terms.Market _, Terms.TrailingStop _ -> market;
    };
  }

  private @Nullable Quantity display(double value, Quantity whole) throws Refused {
    if (Double.isNaN(value)) {
      return null;
    }
    if (!(value > 0 && value <= LARGEST)) {
      throw new Refused("the display quantity is not positive");
    }
    Quantity shown = instrument.quantity(new BigDecimal(Double.toString(value)));
    if (shown.signum() <= 0 || shown.compareTo(whole) > 0) {
      throw new Refused("the display quantity is less than one lot, or more than the order");
    }
    return shown;
  }
}
