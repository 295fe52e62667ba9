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
          loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), change.old()), by));
          return OrderActions.placed(
              loop, change.desk(), new OrderPlan.Single(change.ticket()), request.key(), by);
        });
  }

  /// What a request under the same key came to before; null where there was none.
  static @Nullable OrderReply repeated(Session session, OrderReplace request)
      throws InterruptedException {
    return session.ask(
        loop -> {
          List<OrderId> known =
              request.key() == null ? List.of() : loop.trading().register().under(request.key());
          return known.isEmpty() ? null : OrderActions.reply(loop, true, List.of(known.getFirst()));
        });
  }

  /// What takes an order's place.
  record Change(OrderId old, int desk, Ticket ticket) {}

  static Change change(Session.Loop loop, OrderReplace request) {
    return change(loop, request, openOrder(loop, request.id()));
  }

  /// @param id of the old order, which may be over by now
  static Change change(Session.Loop loop, OrderReplace request, OrderId id) {
    OrderFacts facts = loop.trading().register().find(id);
    TrackedOrder before = tracked(loop, request.id());
    return new Change(
        id, facts == null ? 0 : facts.desk(), changed(before, request, instrument(loop, facts)));
  }

  private static Instrument instrument(Session.Loop loop, @Nullable OrderFacts facts) {
    return loop.trading().desks().get(facts == null ? 0 : facts.desk()).facts().instrument();
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
