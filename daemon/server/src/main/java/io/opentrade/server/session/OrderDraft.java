package io.opentrade.server.session;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.RequestFailed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person asks for, on the market's grid. Quantities are rounded down to the lot; a price
/// off the grid is refused, since the person would believe in another price.
final class OrderDraft {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DIGITS = 20;

  private final OrderTicket wanted;
  private final DeskFacts desk;
  private final Instrument instrument;
  private final Position position;
  private final Money free;
  private final Price last;
  private final Side side;
  private final Terms terms;
  private final TradingDefaults defaults;
  private final boolean pairs;

  /// @param position held at the desk
  /// @param free cash that may be used
  /// @param last price of the market
  /// @param defaults for an entry that names no protection
  /// @param pairs whether a stop-loss and a take-profit of the same coins can rest there
  /// @throws RequestFailed where it makes no sense
  OrderDraft(
      OrderTicket wanted,
      DeskFacts desk,
      Position position,
      Money free,
      Price last,
      TradingDefaults defaults,
      boolean pairs) {
    this.wanted = wanted;
    this.desk = desk;
    this.instrument = desk.instrument();
    this.position = position;
    this.free = free;
    this.last = last;
    this.defaults = defaults;
    this.pairs = pairs;
    this.side =
        switch (wanted.side()) {
          case "buy" -> Side.BUY;
          case "sell" -> Side.SELL;
          default -> throw usage("'" + wanted.side() + "' is neither buy nor sell", null);
        };
    this.terms = terms();
  }

  private Terms terms() {
    Price limit = onGrid("--limit", wanted.limit());
    Price trigger = onGrid("--trigger", wanted.trigger());
    Offset trail = trail();
    if (trail != null && reducing()) {
      if (limit != null || trigger != null) {
        throw usage("a trailing stop has no --limit and no --trigger", "leave --trail alone");
      }
      return new Terms.TrailingStop(trail, null, null, null);
    }
    if (trigger == null) {
      return limit == null ? new Terms.Market() : new Terms.Limit(limit);
    }
    boolean above = trigger.compareTo(last) > 0;
    if (above == (side == Side.BUY)) {
      return limit == null ? new Terms.Stop(trigger) : new Terms.StopLimit(trigger, limit);
    }
    return limit == null
        ? new Terms.TakeProfit(trigger)
        : new Terms.TakeProfitLimit(trigger, limit);
  }

  /// Whether the order goes against what is held.
  private boolean reducing() {
    return wanted.reduceOnly() || (side == Side.SELL ? position.isLong() : position.isShort());
  }

  /// How far a stop follows the price: `250` or `1.5%`.
  private @Nullable Offset trail() {
    String text = wanted.trail();
    if (text == null) {
      return null;
    }
    boolean percent = text.endsWith("%");
    try {
      BigDecimal value = new BigDecimal(percent ? text.substring(0, text.length() - 1) : text);
      return percent
          ? new Offset.Percent(value)
          : new Offset.Distance(Objects.requireNonNull(onGrid("--trail", new Decimal(value))));
    } catch (IllegalArgumentException wrong) {
      throw usage(
          "--trail '" + text + "' is no offset",
          "write a difference of prices, --trail 250, or a part of the price above 0 and below"
              + " 100, --trail 1.5%");
    }
  }

  private @Nullable Price onGrid(String flag, @Nullable Decimal value) {
    if (value == null) {
      return null;
    }
    BigDecimal tick = instrument.tick();
    if (value.signum() <= 0 || value.value().remainder(tick).signum() != 0) {
      BigDecimal near =
          value.value().divide(tick, 0, RoundingMode.HALF_EVEN).max(BigDecimal.ONE).multiply(tick);
      throw usage(
          flag + " " + value + " is no multiple of the tick, " + tick.toPlainString(),
          "write for example " + flag + " " + near.toPlainString());
    }
    return new Price(value.value());
  }

  Side side() {
    return side;
  }

  /// The price at which it is expected to be filled: its limit, its trigger, or what is quoted.
  Price expected(Price quoted) {
    return switch (terms) {
      case Terms.Limit(Price limit) -> limit;
      case Terms.StopLimit(Price _, Price limit) -> limit;
      case Terms.TakeProfitLimit(Price _, Price limit) -> limit;
      case Terms.Stop(Price trigger) -> trigger;
      case Terms.TakeProfit(Price trigger) -> trigger;
      case Terms.Market _, Terms.TrailingStop _ -> quoted;
    };
  }

  /// The order itself, without what is attached to it.
  ///
  /// @param quoted what somebody who takes would get
  Ticket ticket(Price quoted) {
    Quantity quantity = quantity(expected(quoted));
    if (quantity.signum() <= 0) {
      throw usage(
          "that is less than one lot, " + instrument.lot().toPlainString(), "order more of it");
    }
    boolean against = side == Side.SELL ? position.isLong() : position.isShort();
    boolean reduces =
        wanted.reduceOnly() || against && quantity.compareTo(position.quantity().absolute()) <= 0;
    if (against && !reduces && instrument.contract().future()) {
      throw usage(
          "that would turn the position of " + position.quantity() + " to its other side",
          "close it first: opentrade position close " + instrument.symbol());
    }
    Purpose purpose = reduces ? reduction() : Purpose.ENTRY;
    return new Ticket(side, quantity, terms, purpose, reduces ? "by hand" : "", conditions());
  }

  private Purpose reduction() {
    return switch (terms) {
      case Terms.Market _, Terms.Limit _ -> Purpose.EXIT;
      case Terms.Stop _, Terms.StopLimit _ -> Purpose.STOP_LOSS;
      case Terms.TakeProfit _, Terms.TakeProfitLimit _ -> Purpose.TAKE_PROFIT;
      case Terms.TrailingStop _ -> Purpose.TRAILING_STOP;
    };
  }

  private Conditions conditions() {
    String word = wanted.timeInForce() == null ? "gtc" : wanted.timeInForce();
    TimeInForce time =
        switch (word) {
          case "gtc" -> new TimeInForce.GoodTillCancelled();
          case "ioc" -> new TimeInForce.ImmediateOrCancel();
          case "fok" -> new TimeInForce.FillOrKill();
          case "day" -> new TimeInForce.Day();
          default -> throw usage("'" + word + "' is no time in force", "gtc, ioc, fok or day");
        };
    if (wanted.postOnly() && !(terms instanceof Terms.Limit)) {
      throw usage("--post-only is for limit orders", "add --limit PRICE");
    }
    return new Conditions(time, wanted.postOnly(), null);
  }

  private Quantity quantity(Price price) {
    BigDecimal held = position.quantity().absolute().value();
    boolean against = side == Side.SELL ? position.isLong() : position.isShort();
    if (wanted.quantity() != null) {
      return instrument.quantity(positive(wanted.quantity()));
    }
    if (wanted.quote() != null) {
      return spending(positive(wanted.quote()), price);
    }
    if (wanted.percent() == null) {
      throw usage("how much is missing", "give a quantity, --quote N or --percent P");
    }
    BigDecimal share = positive(wanted.percent()).divide(HUNDRED, DIGITS, RoundingMode.DOWN);
    if (share.compareTo(BigDecimal.ONE) > 0) {
      throw usage("--percent is at most 100", null);
    }
    return against || wanted.reduceOnly()
        ? instrument.quantity(held.multiply(share))
        : spending(free.value().multiply(share), price);
  }

  private static BigDecimal positive(Decimal value) {
    if (value.signum() <= 0) {
      throw usage("how much must be above 0, not " + value, null);
    }
    return value.value();
  }

  /// What an amount buys, fee included.
  private Quantity spending(BigDecimal amount, Price price) {
    BigDecimal worth = amount.divide(BigDecimal.ONE.add(desk.fee()), DIGITS, RoundingMode.DOWN);
    BigDecimal lots = instrument.contract().lots(worth, price.value(), instrument.lot());
    Quantity quantity = new Quantity(lots.multiply(instrument.lot()));
    while (quantity.signum() > 0 && cost(quantity, price).compareTo(amount) > 0) {
      quantity = quantity.minus(new Quantity(instrument.lot()));
    }
    return quantity;
  }

  private BigDecimal cost(Quantity quantity, Price price) {
    Money notional = instrument.notional(price, quantity);
    return notional.plus(notional.share(desk.fee(), instrument.moneyScale())).value();
  }

  /// The order with what is attached to it.
  OrderPlan plan(Price quoted) {
    Ticket ticket = ticket(quoted);
    Price stop = onGrid("--stop-loss", wanted.stopLoss());
    Price target = onGrid("--take-profit", wanted.takeProfit());
    Price rival = onGrid("--oco", wanted.oco());
    Offset trail = terms instanceof Terms.TrailingStop ? null : trail();
    if (rival != null) {
      return either(ticket, rival);
    }
    Price entry = expected(quoted);
    if (stop == null && target == null && trail == null) {
      if (ticket.purpose() != Purpose.ENTRY) {
        return new OrderPlan.Single(ticket);
      }
      stop = away(entry, defaults.stopLoss().map(BigDecimal::negate));
      target = away(entry, pairs ? defaults.takeProfit() : defaults.loneTakeProfit());
      return stop == null && target == null
          ? new OrderPlan.Single(ticket)
          : new OrderPlan.OneTriggersOther(ticket, protection(ticket, stop, target, null));
    }
    if (ticket.purpose().reduceOnly()) {
      throw usage(
          "a stop-loss, take-profit or trailing stop is attached to an entry, and this is an exit",
          null);
    }
    int sign = side == Side.BUY ? 1 : -1;
    if (stop != null && entry.compareTo(stop) * sign <= 0
        || target != null && target.compareTo(entry) * sign <= 0) {
      throw usage(
          "the protection is on the wrong side of the entry, " + entry,
          "a purchase has its stop-loss below and its take-profit above");
    }
    return new OrderPlan.OneTriggersOther(ticket, protection(ticket, stop, target, trail));
  }

  /// A price so many percent in favour of the position, on the grid, rounded away from the entry;
  /// null where there is none.
  private @Nullable Price away(Price entry, Optional<BigDecimal> percent) {
    if (percent.isEmpty()) {
      return null;
    }
    BigDecimal share = percent.orElseThrow().movePointLeft(2);
    BigDecimal factor = BigDecimal.ONE.add(side == Side.BUY ? share : share.negate());
    BigDecimal tick = instrument.tick();
    RoundingMode outward =
        factor.compareTo(BigDecimal.ONE) < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
    BigDecimal price = entry.value().multiply(factor).divide(tick, 0, outward).multiply(tick);
    return price.signum() > 0 ? new Price(price) : null;
  }

  /// A target and a stop for what is held: the first to fill cancels the other.
  private OrderPlan either(Ticket ticket, Price stop) {
    if (!ticket.purpose().reduceOnly() || !(terms instanceof Terms.Limit(Price limit))) {
      throw usage(
          "--oco is a stop beside a limit order that closes what is held",
          "for an entry: --stop-loss and --take-profit");
    }
    int sign = side == Side.SELL ? 1 : -1;
    if (last.compareTo(stop) * sign <= 0 || limit.compareTo(last) * sign <= 0) {
      throw usage(
          "the market is at " + last + ": the stop must lie on its other side than the limit",
          null);
    }
    Ticket target =
        new Ticket(
            side, ticket.quantity(), terms, Purpose.TAKE_PROFIT, ticket.tag(), ticket.conditions());
    Ticket other =
        new Ticket(
            side,
            ticket.quantity(),
            new Terms.Stop(stop),
            Purpose.STOP_LOSS,
            ticket.tag(),
            Conditions.NONE);
    return new OrderPlan.OneCancelsOther(List.of(target, other));
  }

  private static OrderPlan protection(
      Ticket entry, @Nullable Price stop, @Nullable Price target, @Nullable Offset trail) {
    List<Ticket> tickets = new ArrayList<>(3);
    if (trail != null) {
      Terms following = new Terms.TrailingStop(trail, null, null, null);
      tickets.add(attached(entry, following, Purpose.TRAILING_STOP, "trail"));
    }
    if (stop != null) {
      tickets.add(attached(entry, new Terms.Stop(stop), Purpose.STOP_LOSS, "stop"));
    }
    if (target != null) {
      tickets.add(attached(entry, new Terms.Limit(target), Purpose.TAKE_PROFIT, "takeProfit"));
    }
    return tickets.size() == 1
        ? new OrderPlan.Single(tickets.getFirst())
        : new OrderPlan.OneCancelsOther(tickets);
  }

  private static Ticket attached(Ticket entry, Terms terms, Purpose purpose, String tag) {
    return new Ticket(
        entry.side().opposite(), entry.quantity(), terms, purpose, tag, Conditions.NONE);
  }

  private static RequestFailed usage(String message, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }
}
