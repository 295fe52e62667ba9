package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.OrderCancel;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderReplace;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderShow;
import io.opentrade.protocol.RequestFailed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at orders and takes them back. Needs no market: it works where the exchange is silent.
final class ChangeActions {
  private ChangeActions() {}

  static OrderReply show(Session session, OrderShow request) throws InterruptedException {
    return session.ask(
        loop -> {
          TrackedOrder tracked = tracked(loop, request.id());
          Views views = new Views(loop.trading());
          OrderInfo order = views.order(tracked.order().id());
          return new OrderReply(
              false, order == null ? List.of() : List.of(order), views.fills(tracked.order().id()));
        });
  }

  static OrderReply cancel(Session session, OrderCancel request, String by)
      throws InterruptedException {
    String symbol = request.symbol() == null ? null : Markets.symbol(session, request.symbol());
    return session.askFirst(
        loop -> {
          List<OrderId> ids =
              request.id() == null ? open(loop, symbol) : List.of(openOrder(loop, request.id()));
          List<OrderInfo> cancelled = new ArrayList<>();
          for (OrderId id : ids) {
            loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), id), by));
            OrderInfo order = new Views(loop.trading()).order(id);
            if (order != null) {
              cancelled.add(order);
            }
          }
          return new OrderReply(false, cancelled, List.of());
        });
  }

  private static List<OrderId> open(Session.Loop loop, @Nullable String symbol) {
    List<OrderId> ids = new ArrayList<>();
    for (TradedDesk desk : loop.trading().desks()) {
      if (symbol == null || desk.facts().symbol().equals(symbol)) {
        for (TrackedOrder tracked : loop.trading().engine().desk(desk.number()).openOrderList()) {
          ids.add(tracked.order().id());
        }
      }
    }
    return ids;
  }

  static OrderReply replace(Session session, OrderReplace request, String by)
      throws InterruptedException {
    OrderReply before = repeated(session, request);
    if (before != null) {
      return before;
    }
    return session.ask(
        loop -> {
          Change change = change(loop, request);
          demandPossible(loop, change);
          List<Effect> effects = begin(loop, change, request.key(), by);
          List<OrderId> placed = successors(loop, change.old());
          if (placed.isEmpty()) {
            throw nothingPlaced(loop, change.old(), effects);
          }
          OrderReply reply = OrderActions.reply(loop, false, placed);
          OrderInfo first = reply.orders().getFirst();
          if (first.state().equals("rejected")) {
            throw refused(loop, first);
          }
          return reply;
        });
  }

  /// Has an order give way: what follows is written down with it.
  static List<Effect> begin(Session.Loop loop, Change change, @Nullable String key, String by) {
    Command command = new Command.Replace(loop.stamp(), change.old(), change.ticket());
    return loop.accept(new Entry.Told(command, by, key));
  }

  /// What took the place of an order; empty for nothing so far.
  static List<OrderId> successors(Session.Loop loop, OrderId old) {
    OrderFacts facts = loop.trading().register().find(old);
    return facts == null ? List.of() : loop.trading().engine().desk(facts.desk()).successors(old);
  }

  /// Nothing took the place of an order that gave way.
  static RequestFailed nothingPlaced(Session.Loop loop, OrderId old, List<Effect> effects) {
    String reason =
        effects.stream()
            .filter(Effect.Dropped.class::isInstance)
            .map(dropped -> ((Effect.Dropped) dropped).reason())
            .findFirst()
            .orElse("order " + old + " was over before");
    return new RequestFailed(
        FailureKind.REFUSED,
        "nothing was put in its place: " + reason,
        "look: opentrade order list --account " + loop.trading().account().name());
  }

  /// What was to take an order's place was not taken.
  static RequestFailed refused(Session.Loop loop, OrderInfo order) {
    List<OrderId> again = successors(loop, new OrderId(order.id()));
    return new RequestFailed(
        FailureKind.EXCHANGE,
        "the exchange did not take order " + order.id() + ": " + order.reason(),
        again.isEmpty()
            ? "look: opentrade order list --account " + loop.trading().account().name()
            : "what there was before was placed again: opentrade order show " + again.getFirst());
  }

  /// What a request under the same key came to before; null where there was none.
  static @Nullable OrderReply repeated(Session session, OrderReplace request)
      throws InterruptedException {
    return session.ask(
        loop -> {
          String key = request.key();
          List<OrderId> known = key == null ? List.of() : loop.trading().register().under(key);
          return key == null || known.isEmpty()
              ? null
              : OrderActions.again(loop, key, List.of(known.getFirst()));
        });
  }

  /// What takes an order's place.
  ///
  /// @param plan with all that stands beside it and behind it
  record Change(OrderId old, DeskFacts facts, int desk, Ticket ticket, OrderPlan plan) {
    /// The price at which it is expected to be filled.
    Price expected(Price last) {
      return switch (ticket.terms()) {
        case Terms.Limit(Price limit) -> limit;
        case Terms.StopLimit(Price _, Price limit) -> limit;
        case Terms.TakeProfitLimit(Price _, Price limit) -> limit;
        case Terms.Stop(Price trigger) -> trigger;
        case Terms.TakeProfit(Price trigger) -> trigger;
        case Terms.Market _, Terms.TrailingStop _ -> last;
      };
    }
  }

  static Change change(Session.Loop loop, OrderReplace request) {
    OrderId id = openOrder(loop, request.id());
    int number = desk(loop, id);
    DeskFacts facts = loop.trading().desks().get(number).facts();
    Ticket ticket = changed(tracked(loop, request.id()), request, facts.instrument());
    OrderPlan plan = loop.trading().engine().desk(number).changed(id, ticket);
    return new Change(id, facts, number, ticket, plan);
  }

  /// The symbol of an open order.
  static String symbol(Session.Loop loop, OrderReplace request) {
    int number = desk(loop, openOrder(loop, request.id()));
    return loop.trading().desks().get(number).facts().symbol();
  }

  private static int desk(Session.Loop loop, OrderId id) {
    OrderFacts facts = loop.trading().register().find(id);
    return facts == null ? 0 : facts.desk();
  }

  /// What would be refused is refused before the old order gives way.
  static void demandPossible(Session.Loop loop, Change change) {
    Price last = loop.trading().engine().desk(change.desk()).market();
    if (last == null) {
      return;
    }
    Order old = tracked(loop, change.old().text()).order();
    Order order = change.ticket().order(new OrderId("preview")).at(old.leverage());
    String refusal =
        loop.trading()
            .engine()
            .refusal(loop.stamp(), change.desk(), order, change.expected(last), change.old());
    if (refusal != null) {
      throw new RequestFailed(
          FailureKind.REFUSED, "order " + change.old() + " stays: " + refusal, null);
    }
  }

  private static Ticket changed(TrackedOrder before, OrderReplace request, Instrument instrument) {
    Order order = before.order();
    Quantity whole =
        request.quantity() == null
            ? order.quantity()
            : instrument.quantity(request.quantity().value());
    Quantity rest = whole.minus(before.filled());
    if (rest.signum() <= 0) {
      throw usage("of order " + order.id() + " already " + before.filled() + " are filled");
    }
    Terms terms = terms(order.terms(), request);
    return new Ticket(order.side(), rest, terms, order.purpose(), order.tag(), order.conditions());
  }

  private static Terms terms(Terms terms, OrderReplace request) {
    return switch (terms) {
      case Terms.Limit(Price limit) -> {
        none("--trigger", request.trigger());
        yield new Terms.Limit(or(request.limit(), limit));
      }
      case Terms.Stop(Price trigger) -> {
        none("--limit", request.limit());
        yield new Terms.Stop(or(request.trigger(), trigger));
      }
      case Terms.TakeProfit(Price trigger) -> {
        none("--limit", request.limit());
        yield new Terms.TakeProfit(or(request.trigger(), trigger));
      }
      case Terms.StopLimit(Price trigger, Price limit) ->
          new Terms.StopLimit(or(request.trigger(), trigger), or(request.limit(), limit));
      case Terms.TakeProfitLimit(Price trigger, Price limit) ->
          new Terms.TakeProfitLimit(or(request.trigger(), trigger), or(request.limit(), limit));
      case Terms.Market _, Terms.TrailingStop _ -> {
        none("--limit", request.limit());
        none("--trigger", request.trigger());
        yield terms;
      }
    };
  }

  private static Price or(@Nullable Decimal other, Price same) {
    return other == null ? same : new Price(other.value());
  }

  private static void none(String flag, @Nullable Decimal value) {
    if (value != null) {
      throw usage("an order of this type has no " + flag);
    }
  }

  private static RequestFailed usage(String message) {
    return new RequestFailed(FailureKind.USAGE, message, null);
  }

  static TrackedOrder tracked(Session.Loop loop, String id) {
    TrackedOrder tracked = id.isEmpty() ? null : loop.trading().engine().order(new OrderId(id));
    if (tracked == null) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          loop.trading().account().name() + " has no order " + id,
          "look: opentrade order list --all");
    }
    return tracked;
  }

  private static OrderId openOrder(Session.Loop loop, String id) {
    TrackedOrder tracked = tracked(loop, id);
    if (tracked.state().done()) {
      throw new RequestFailed(FailureKind.FAILED, "order " + id + " is finished", null);
    }
    return tracked.order().id();
  }

  /// Ids of the orders that effects take back.
  static List<String> cancelled(List<Effect> effects) {
    List<String> ids = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Cancel(int _, OrderId id)) {
        ids.add(id.text());
      }
    }
    return ids;
  }
}
