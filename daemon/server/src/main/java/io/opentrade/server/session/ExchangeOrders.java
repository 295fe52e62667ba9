package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.OrderCancel;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderReplace;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderResolve;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Orders by hand at an exchange: the same as on paper, with the wait for its answer. Who stops
/// waiting takes nothing back.
final class ExchangeOrders {
  private static final long ANSWER_MILLIS = 12_000;
  private static final long FILL_MILLIS = 1_000;
  private static final long CANCEL_MILLIS = 6_000;
  private static final long LOOK_MILLIS = 20;

  private final OrderActions orders;
  private final Markets markets;

  ExchangeOrders(OrderActions orders, Markets markets) {
    this.orders = orders;
    this.markets = markets;
  }

  OrderReply place(Session session, OrderPlace request, String by) throws InterruptedException {
    reachable(session);
    demandPairs(session, request.order());
    OrderReply reply = orders.place(session, request, by);
    return answered(session, reply);
  }

  /// A spot exchange locks the coins for one order, or for one pair of which one cancels the other.
  private static void demandPairs(Session session, OrderTicket order) throws InterruptedException {
    boolean locks = !RealAccountActions.link(session).futures();
    if (!locks || session.ask(loop -> AccountBooks.trading(loop).emulates())) {
      return; // each protection rests for itself, there or here
    }
    boolean trails = order.trail() != null;
    boolean stops = order.stopLoss() != null;
    boolean targets = order.takeProfit() != null;
    if (trails && (stops || targets)) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "a spot exchange locks the coins for one order: --trail stands alone there",
          "leave the other protection out, or " + emulation(session));
    }
    boolean paired = stops && targets || order.oco() != null;
    if (paired && !RealAccountActions.link(session).abilities().pairs()) {
      throw new RequestFailed(
          FailureKind.USAGE,
          session.account().exchange()
              + " has no pairs of orders of which one cancels the other, and locks the coins for"
              + " one: "
              + (order.oco() == null ? "--stop-loss and --take-profit together" : "--oco")
              + " cannot rest there",
          "give one of them, or " + emulation(session));
    }
  }

  /// What lets orders wait here that the exchange cannot hold.
  private static String emulation(Session session) {
    return "let it wait here: opentrade risk set --account "
        + session.account().name()
        + " --allow-emulated";
  }

  /// All of a plan can be written for the exchange: else an entry would be bought whose protection
  /// is refused.
  static void demandWritable(Session.Loop loop, ExchangeLink link, OrderPlan plan, Listing market) {
    for (Ticket ticket : plan.tickets()) {
      Feature missing = link.abilities().missing(ticket, market);
      boolean kept =
          missing != null
              && AccountBooks.trading(loop).emulates()
              && Abilities.kept(ticket.terms(), missing);
      if (missing != null && !kept) {
        throw new RequestFailed(
            FailureKind.USAGE,
            "nothing was ordered: the exchange has no " + missing.words() + " of that kind",
            missing == Feature.TRAILING_STOP
                ? "some follow in percent only: --trail 1.5%; or let it wait here: opentrade risk"
                    + " set --allow-emulated"
                : "what each has: opentrade exchange list");
      }
    }
  }

  /// Where the key is locked away nothing can leave.
  static void reachable(Session session) throws InterruptedException {
    ExchangeLink link = RealAccountActions.link(session);
    RealAccountActions.awaitReady(link);
    if (!link.reachable()) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED,
          session.account().name() + " cannot trade: " + link.why(),
          "open the vault: opentrade vault unlock");
    }
  }

  private static @Nullable String takeover(Session session) {
    ExchangeLink link = session.link();
    return link == null || link.foreignMarks().isEmpty()
        ? null
        : "if this one shall trade instead: opentrade account takeover " + session.account().name();
  }

  /// The reply when the exchange has answered.
  private static OrderReply answered(Session session, OrderReply reply)
      throws InterruptedException {
    List<OrderId> ids = reply.orders().stream().map(order -> new OrderId(order.id())).toList();
    await(session, ids, ANSWER_MILLIS, state -> !(state instanceof OrderState.Submitted));
    if (reply.orders().getFirst().type().equals("market")) {
      await(session, ids, FILL_MILLIS, OrderState::done);
    }
    OrderReply now = session.ask(loop -> OrderActions.reply(loop, reply.repeated(), ids));
    OrderInfo first = now.orders().getFirst();
    switch (first.state()) {
      case "rejected" ->
          throw new RequestFailed(
              FailureKind.EXCHANGE,
              "the exchange did not take order " + first.id() + ": " + first.reason(),
              takeover(session));
      case "submitted", "unconfirmed" ->
          throw new RequestFailed(
              FailureKind.UNKNOWN_OUTCOME,
              "nobody knows yet whether the exchange took order "
                  + first.id()
                  + ": it is being asked; do not order again",
              "look: opentrade order show "
                  + first.id()
                  + " --account "
                  + session.account().name());
      default -> {
        return now;
      }
    }
  }

  /// @return whether all came to be so in time
  private static boolean await(
      Session session, List<OrderId> ids, long millis, Predicate<OrderState> wanted)
      throws InterruptedException {
    for (long waited = 0; waited <= millis; waited += LOOK_MILLIS) {
      boolean all =
          session.ask(
              loop ->
                  ids.stream()
                      .map(loop.trading().engine()::order)
                      .allMatch(order -> order == null || wanted.test(order.state())));
      if (all) {
        return true;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return false;
  }

  OrderReply cancel(Session session, OrderCancel request, String by) throws InterruptedException {
    OrderReply asked = ChangeActions.cancel(session, request, by);
    List<OrderId> ids = asked.orders().stream().map(order -> new OrderId(order.id())).toList();
    if (RealAccountActions.link(session).reachable()) {
      await(session, ids, CANCEL_MILLIS, OrderState::done);
    }
    return session.ask(loop -> OrderActions.reply(loop, false, ids));
  }

  /// The old order must be over before the new one is sent: else both might be filled.
  OrderReply replace(Session session, OrderReplace request, String by) throws InterruptedException {
    reachable(session);
    OrderReply before = ChangeActions.repeated(session, request);
    if (before != null) {
      return answered(session, before);
    }
    ChangeActions.Change change = session.ask(loop -> ChangeActions.change(loop, request));
    OrderId old = change.old();
    session.askFirst(
        loop -> loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), old), by)));
    if (!await(session, List.of(old), CANCEL_MILLIS, OrderState::done)) {
      throw new RequestFailed(
          FailureKind.UNKNOWN_OUTCOME,
          "order " + old + " is not yet known to be cancelled; nothing was put in its place",
          "look: opentrade order show " + old + " --account " + session.account().name());
    }
    OrderReply placed =
        session.ask(
            loop -> {
              Ticket rest = ChangeActions.change(loop, request, old).ticket();
              return OrderActions.placed(
                  loop, change.desk(), new OrderPlan.Single(rest), request.key(), by);
            });
    return answered(session, placed);
  }

  /// Closes what is held of a symbol. The exchange locks the coins of a resting stop, so
  /// protection is taken back first, and put back for what could not be closed.
  ///
  /// @return the orders that close
  List<OrderId> flatten(Session session, OrderActions.Closing wanted) throws InterruptedException {
    reachable(session);
    String symbol = wanted.symbol();
    String by = wanted.by();
    MarketQuote quote = markets.quote(session, symbol);
    if (RealAccountActions.link(session).futures()) {
      return flattenFutures(session, wanted, quote);
    }
    List<Together> protection = session.ask(loop -> reductions(loop, symbol));
    List<OrderId> ids =
        protection.stream().flatMap(each -> each.orders().stream()).map(Order::id).toList();
    session.askFirst(
        loop -> {
          ids.forEach(id -> loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), id), by)));
          return ids;
        });
    if (!await(session, ids, CANCEL_MILLIS, OrderState::done)) {
      throw new RequestFailed(
          FailureKind.UNKNOWN_OUTCOME,
          symbol + " is not closed: its protection is not yet known to be cancelled",
          null);
    }
    List<OrderId> closing = new ArrayList<>();
    List<Effect> effects = session.askFirst(loop -> OrderActions.flatten(loop, wanted, quote));
    for (Effect effect : effects) {
      if (effect instanceof Effect.Submit(int _, var approved)) {
        closing.add(approved.order().id());
      }
    }
    await(session, closing, ANSWER_MILLIS, OrderState::done);
    session.ask(loop -> protectAgain(loop, symbol, protection));
    return closing;
  }

  /// A future is closed beside its protection, which goes when the exchange has confirmed it.
  private static List<OrderId> flattenFutures(
      Session session, OrderActions.Closing wanted, MarketQuote quote) throws InterruptedException {
    List<OrderId> closing = new ArrayList<>();
    for (Effect effect : session.askFirst(loop -> OrderActions.flatten(loop, wanted, quote))) {
      if (effect instanceof Effect.Submit(int _, var approved)) {
        closing.add(approved.order().id());
      }
    }
    await(session, closing, ANSWER_MILLIS, OrderState::done);
    return closing;
  }

  /// Closes what one strategy holds. Its desk takes protection back by itself, sells when that is
  /// certain, and protects anew what could not be sold; the strategy is told.
  ///
  /// @return the orders that close
  List<OrderId> flattenStrategy(Session session, OrderActions.Closing wanted)
      throws InterruptedException {
    reachable(session);
    MarketQuote quote = markets.quote(session, wanted.symbol());
    List<OrderId> before = session.ask(loop -> exits(loop, wanted));
    session.askFirst(loop -> OrderActions.flatten(loop, wanted, quote));
    for (long waited = 0; waited <= CANCEL_MILLIS + ANSWER_MILLIS; waited += LOOK_MILLIS) {
      if (!session.ask(loop -> busy(loop, wanted))) {
        List<OrderId> closing = new ArrayList<>(session.ask(loop -> exits(loop, wanted)));
        closing.removeAll(before);
        return closing;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    throw new RequestFailed(
        FailureKind.UNKNOWN_OUTCOME,
        wanted.symbol() + " is not closed yet: its protection is being taken back, then it is sold",
        "look: opentrade position list --account " + session.account().name());
  }

  private static boolean busy(Session.Loop loop, OrderActions.Closing wanted) {
    return desks(loop, wanted).stream()
        .anyMatch(desk -> loop.trading().engine().desk(desk.number()).busy());
  }

  /// The orders of that strategy that were sent to close something.
  private static List<OrderId> exits(Session.Loop loop, OrderActions.Closing wanted) {
    List<Integer> numbers = desks(loop, wanted).stream().map(TradedDesk::number).toList();
    List<OrderId> exits = new ArrayList<>();
    for (OrderFacts facts : loop.trading().register().all()) {
      TrackedOrder order = loop.trading().engine().order(facts.id());
      boolean exit = order != null && order.order().purpose() == Purpose.EXIT;
      if (exit && numbers.contains(facts.desk())) {
        exits.add(facts.id());
      }
    }
    return exits;
  }

  private static List<? extends TradedDesk> desks(Session.Loop loop, OrderActions.Closing wanted) {
    int strategy = Strategies.facts(loop, String.valueOf(wanted.strategy())).number();
    return loop.trading().desks().stream()
        .filter(desk -> desk.facts().strategy() == strategy)
        .filter(desk -> desk.facts().symbol().equals(wanted.symbol()))
        .toList();
  }

  /// Reductions at a desk of which the first that is filled cancels the others.
  private record Together(int desk, List<Order> orders) {}

  private static List<Together> reductions(Session.Loop loop, String symbol) {
    List<Together> all = new ArrayList<>();
    for (TradedDesk desk : loop.trading().desks()) {
      if (desk.facts().symbol().equals(symbol)) {
        var at = loop.trading().engine().desk(desk.number());
        Map<Set<OrderId>, List<Order>> groups = new LinkedHashMap<>();
        for (TrackedOrder tracked : at.openOrderList()) {
          Order order = tracked.order();
          if (order.purpose().reduceOnly()) {
            Set<OrderId> companions = at.companions(order.id());
            groups.computeIfAbsent(companions, _ -> new ArrayList<>()).add(order);
          }
        }
        groups.values().forEach(orders -> all.add(new Together(desk.number(), orders)));
      }
    }
    return all;
  }

  /// What was not closed is protected as before, by groups. An exit whose outcome is not known may
  /// still come: then nothing is put beside it.
  private static boolean protectAgain(Session.Loop loop, String symbol, List<Together> protection) {
    for (TradedDesk desk : loop.trading().desks()) {
      var at = loop.trading().engine().desk(desk.number());
      if (!desk.facts().symbol().equals(symbol) || !at.openOrderList().isEmpty()) {
        continue;
      }
      Quantity left =
          desk.facts().instrument().quantity(at.position().quantity().absolute().value());
      for (Together group : protection) {
        if (group.desk() == desk.number() && left.signum() > 0) {
          left = left.minus(placedAgain(loop, group, left));
        }
      }
    }
    return true;
  }

  /// @param most that may be offered
  /// @return what is offered now
  private static Quantity placedAgain(Session.Loop loop, Together group, Quantity most) {
    List<Ticket> tickets =
        group.orders().stream()
            .filter(order -> !(order.terms() instanceof Terms.Market))
            .map(order -> Ticket.of(order).atMost(most))
            .toList();
    if (tickets.isEmpty()) {
      return Quantity.ZERO;
    }
    OrderPlan plan =
        tickets.size() == 1
            ? new OrderPlan.Single(tickets.getFirst())
            : new OrderPlan.OneCancelsOther(tickets);
    loop.accept(
        new Entry.Placed(new Command.Place(loop.stamp(), group.desk(), plan), null, "protection"));
    return tickets.stream().map(Ticket::quantity).max(Quantity::compareTo).orElse(Quantity.ZERO);
  }

  /// A person says what became of an order that the exchange does not tell of.
  static OrderReply resolve(Session session, OrderResolve request, String by)
      throws InterruptedException {
    RealAccountActions.link(session);
    return session.ask(
        loop -> {
          TrackedOrder tracked = ChangeActions.tracked(loop, request.id());
          OrderId id = tracked.order().id();
          boolean doubtful =
              tracked.state() instanceof OrderState.Unconfirmed
                  || tracked.state() instanceof OrderState.Submitted
                  || tracked.state() instanceof OrderState.CancelPending;
          if (!doubtful) {
            throw new RequestFailed(
                FailureKind.FAILED, "order " + id + " is in no doubt: nothing to resolve", null);
          }
          Report report =
              switch (request.as()) {
                case "rejected" -> new Report.Rejected(loop.stamp(), id, "resolved by " + by);
                case "cancelled" -> new Report.Cancelled(loop.stamp(), id);
                default ->
                    throw new RequestFailed(
                        FailureKind.USAGE,
                        "'" + request.as() + "' is nothing that an order can become by a word",
                        "rejected or cancelled");
              };
          loop.accept(new Entry.Told(report, by));
          return OrderActions.reply(loop, false, List.of(id));
        });
  }

  /// Refuses an entry that is worth more than the account's limit.
  static void demandLimit(Session.Loop loop, DeskFacts facts, Ticket ticket, Price expected) {
    if (loop.trading() instanceof VenueTrading trading && !ticket.purpose().reduceOnly()) {
      var worth = facts.instrument().notional(expected, ticket.quantity());
      if (worth.compareTo(trading.orderNotional()) > 0) {
        throw new RequestFailed(
            FailureKind.REFUSED,
            "the order is worth " + worth + ", more than the limit of " + trading.orderNotional(),
            "raise it: opentrade risk set --account "
                + trading.account().name()
                + " --order-notional N");
      }
    }
  }
}
