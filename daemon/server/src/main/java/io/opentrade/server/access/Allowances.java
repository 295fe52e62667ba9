package io.opentrade.server.access;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Allowance;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderReplace;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderShow;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.TradingRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds orders to what their actor may order of which symbols in a day, where that depends on more
/// than the words of the request. What an order is worth is what a preview says a moment before.
public final class Allowances {
  /// Asks an account, in the name of the owner.
  public interface Desk {
    <R> R ask(TradingRequest<R> request) throws InterruptedException;
  }

  /// What was taken from an allowance for one order.
  ///
  /// @param amount zero where nothing was
  public record Taken(@Nullable Allowance allowance, long day, BigDecimal amount) {
    private static final Taken NOTHING = new Taken(null, 0, BigDecimal.ZERO);
  }

  /// Either the order may go on, or not.
  ///
  /// @param refusal null where it may
  public record Ruling(@Nullable Refusal refusal, Taken taken) {
    private static final Ruling FREE = new Ruling(null, Taken.NOTHING);

    static Ruling refused(Refusal why) {
      return new Ruling(why, Taken.NOTHING);
    }
  }

  private final Access access;
  private final Desk desk;
  private final InstantSource clock;

  public Allowances(Access access, Desk desk, InstantSource clock) {
    this.access = access;
    this.desk = desk;
    this.clock = clock;
  }

  /// Takes what the order is worth; nothing for what is no order, or reduces only.
  public Ruling take(Actor actor, Request<?> request) throws InterruptedException {
    if (!actor.scope().limitsOrders()) {
      return Ruling.FREE;
    }
    return switch (request) {
      case OrderPlace place -> place(actor, place);
      case OrderReplace replace -> replace(actor, replace);
      default -> Ruling.FREE;
    };
  }

  private Ruling place(Actor actor, OrderPlace place) throws InterruptedException {
    Allowance allowance = actor.scope().allowance();
    if (allowance == null) {
      return Ruling.FREE;
    }
    OrderPreview.Reply preview = desk.ask(new OrderPreview(place.account(), place.order()));
    return preview.purpose().equals("exit")
        ? Ruling.FREE
        : take(allowance, preview.notional().value());
  }

  /// The new order counts anew, whole: the old one was not given back when it was taken.
  private Ruling replace(Actor actor, OrderReplace replace) throws InterruptedException {
    OrderReply found = desk.ask(new OrderShow(replace.account(), replace.id()));
    OrderInfo old = found.orders().getFirst();
    if (!actor.scope().trades(old.symbol())) {
      return Ruling.refused(Refusal.SYMBOL);
    }
    Allowance allowance = actor.scope().allowance();
    if (allowance == null || !old.purpose().equals("entry")) {
      return Ruling.FREE;
    }
    Decimal price = price(replace, old).orElse(null);
    if (price == null) {
      return Ruling.refused(Refusal.ALLOWANCE);
    }
    Decimal quantity = Objects.requireNonNullElse(replace.quantity(), old.quantity());
    OrderTicket anew = limited(old, quantity, price);
    OrderPreview.Reply preview = desk.ask(new OrderPreview(replace.account(), anew));
    return take(allowance, preview.notional().value());
  }

  /// What a unit is worth its contract says, not the price alone.
  private static OrderTicket limited(OrderInfo old, Decimal quantity, Decimal price) {
    return new OrderTicket(
        old.symbol(),
        old.side(),
        quantity,
        null,
        null,
        price,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false);
  }

  private static Optional<Decimal> price(OrderReplace replace, OrderInfo old) {
    return Optional.ofNullable(replace.limit())
        .or(() -> Optional.ofNullable(old.limit()))
        .or(() -> Optional.ofNullable(replace.trigger()))
        .or(() -> Optional.ofNullable(old.trigger()));
  }

  private Ruling take(Allowance allowance, BigDecimal amount) {
    long day =
        Instant.ofEpochMilli(clock.millis()).atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    BigDecimal most = allowance.notional().value();
    BigDecimal before = access.spend(allowance.holder(), day, amount, most);
    return before.add(amount).compareTo(most) > 0
        ? Ruling.refused(Refusal.ALLOWANCE)
        : new Ruling(null, new Taken(allowance, day, amount));
  }

  /// The order is there: one that was there before, under the same key, is not counted twice.
  public void placed(Taken taken, Object reply) {
    if (reply instanceof OrderReply orders && orders.repeated()) {
      giveBack(taken);
    }
  }

  /// The order failed. Where nobody knows whether it did, it counts.
  public void failed(Taken taken, RequestFailed failed) {
    boolean certain =
        switch (failed.failure().kind()) {
          case USAGE, NOT_FOUND, NOT_ALLOWED, REFUSED, EXCHANGE, BAD_DATA -> true;
          case FAILED, UNREACHABLE, TIMEOUT, UNKNOWN_OUTCOME, INTERRUPTED -> false;
        };
    if (certain) {
      giveBack(taken);
    }
  }

  private void giveBack(Taken taken) {
    Allowance allowance = taken.allowance();
    if (allowance != null) {
      access.spend(
          allowance.holder(), taken.day(), taken.amount().negate(), allowance.notional().value());
    }
  }
}
