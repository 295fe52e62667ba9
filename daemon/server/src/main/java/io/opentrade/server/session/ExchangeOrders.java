package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
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
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.Listing;
import java.util.ArrayList;
import java.util.List;
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
    OrderReply before = session.ask(loop -> OrderActions.repeated(loop, request.key()));
    if (before != null) {
      return answered(session, before); // what was ordered is told whether or not more can be
    }
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

  /// The old order must be over before the new one is sent: else both might be filled. All that is
  /// to follow is examined before, and written down with the wish: it follows after a restart, too.
  OrderReply replace(Session session, OrderReplace request, String by) throws InterruptedException {
    OrderReply before = ChangeActions.repeated(session, request);
    if (before != null) {
      return answered(session, before);
    }
    reachable(session);
    String symbol = session.ask(loop -> ChangeActions.symbol(loop, request));
    MarketQuote quote = markets.quote(session, symbol);
    Answer<Listing> listing = markets.listing(session, symbol);
    OrderId old =
        session.ask(
            loop -> {
              Markets.tell(loop, symbol, quote);
              ChangeActions.Change change = ChangeActions.change(loop, request);
              demandSound(loop, RealAccountActions.link(session), change, quote, listing);
              List<Effect> effects = ChangeActions.begin(loop, change, request.key(), by);
              OrderState state = ChangeActions.tracked(loop, change.old().text()).state();
              if (!state.done() && !(state instanceof OrderState.CancelPending)) {
                throw ChangeActions.nothingPlaced(loop, change.old(), effects);
              }
              return change.old();
            });
    return replaced(session, old);
  }

  private static void demandSound(
      Session.Loop loop,
      ExchangeLink link,
      ChangeActions.Change change,
      MarketQuote quote,
      Answer<Listing> listing) {
    demandAhead(change, quote.last());
    demandLimit(loop, change.facts(), change.ticket(), change.expected(quote.last()));
    ChangeActions.demandPossible(loop, change);
    if (listing instanceof Answer.Value<Listing>(Listing market)) {
      demandWritable(loop, link, change.plan(), market);
      String objection = link.abilities().objection(change.ticket(), market);
      if (objection != null) {
        throw new RequestFailed(
            FailureKind.REFUSED, "order " + change.old() + " stays: " + objection, null);
      }
    }
  }

  /// An order that waits for a price is refused where that price has come.
  private static void demandAhead(ChangeActions.Change change, Price last) {
    int sign = change.ticket().side() == Side.SELL ? 1 : -1;
    int beyond =
        switch (change.ticket().terms()) {
          case Terms.Stop(Price trigger) -> last.compareTo(trigger) * sign;
          case Terms.StopLimit(Price trigger, Price _) -> last.compareTo(trigger) * sign;
          case Terms.TakeProfit(Price trigger) -> trigger.compareTo(last) * sign;
          case Terms.TakeProfitLimit(Price trigger, Price _) -> trigger.compareTo(last) * sign;
          case Terms.Market _, Terms.Limit _, Terms.TrailingStop _ -> 1;
        };
    if (beyond <= 0) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "order " + change.old() + " stays: the market is at " + last + ", beyond that trigger",
          null);
    }
  }

  /// The reply when the old order is over and the exchange has answered for the new one.
  private static OrderReply replaced(Session session, OrderId old) throws InterruptedException {
    boolean over = await(session, List.of(old), CANCEL_MILLIS, OrderState::done);
    List<OrderId> placed = List.of();
    for (long waited = 0;
        over && placed.isEmpty() && waited <= CANCEL_MILLIS;
        waited += LOOK_MILLIS) {
      placed = session.ask(loop -> ChangeActions.successors(loop, old));
      Thread.sleep(LOOK_MILLIS);
    }
    List<OrderId> ids = placed;
    if (!over) {
      throw new RequestFailed(
          FailureKind.UNKNOWN_OUTCOME,
          "order " + old + " is not yet known to be cancelled; what takes its place follows then",
          "look: opentrade order show " + old + " --account " + session.account().name());
    }
    if (ids.isEmpty()) {
      throw session.ask(loop -> ChangeActions.nothingPlaced(loop, old, List.of()));
    }
    await(session, ids, ANSWER_MILLIS, state -> !(state instanceof OrderState.Submitted));
    OrderReply reply = session.ask(loop -> OrderActions.reply(loop, false, ids));
    OrderInfo first = reply.orders().getFirst();
    if (first.state().equals("rejected")) {
      throw session.ask(loop -> ChangeActions.refused(loop, first));
    }
    return answered(session, reply);
  }

  /// Closes what is held of a symbol, everywhere or by one strategy. Where the exchange locks the
  /// coins of a resting stop, each desk takes protection back by itself, sells when that is
  /// certain, and protects anew what could not be sold: all of that follows from one line of the
  /// journal, whoever is killed in between.
  ///
  /// @return the orders that close
  List<OrderId> flatten(Session session, OrderActions.Closing wanted) throws InterruptedException {
    reachable(session);
    MarketQuote quote = markets.quote(session, wanted.symbol());
    if (wanted.strategy() == null && RealAccountActions.link(session).futures()) {
      return flattenFutures(session, wanted, quote);
    }
    List<OrderId> before = session.ask(loop -> exits(loop, wanted));
    session.askFirst(loop -> OrderActions.flatten(loop, wanted, quote));
    boolean busy = true;
    for (long waited = 0; busy && waited <= CANCEL_MILLIS + ANSWER_MILLIS; waited += LOOK_MILLIS) {
      Thread.sleep(LOOK_MILLIS);
      busy = session.ask(loop -> busy(loop, wanted));
    }
    List<OrderId> closing = new ArrayList<>(session.ask(loop -> exits(loop, wanted)));
    closing.removeAll(before);
    if (busy && closing.isEmpty()) {
      throw new RequestFailed(
          FailureKind.UNKNOWN_OUTCOME,
          wanted.symbol()
              + " is not closed yet: its protection is being taken back, then it is sold",
          "look: opentrade position list --account " + session.account().name());
    }
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

  private static boolean busy(Session.Loop loop, OrderActions.Closing wanted) {
    return desks(loop, wanted).stream()
        .anyMatch(desk -> loop.trading().engine().desk(desk.number()).busy());
  }

  /// The orders there that were sent to close something.
  private static List<OrderId> exits(Session.Loop loop, OrderActions.Closing wanted) {
    List<Integer> numbers = desks(loop, wanted).stream().map(TradedDesk::number).toList();
    List<OrderId> exits = new ArrayList<>();
    for (OrderFacts facts : loop.trading().register().all()) {
      TrackedOrder order = loop.trading().engine().order(facts.id());
      boolean exit =
          order != null
              && order.order().purpose() == Purpose.EXIT
              && order.order().terms() instanceof Terms.Market;
      if (exit && numbers.contains(facts.desk())) {
        exits.add(facts.id());
      }
    }
    return exits;
  }

  private static List<? extends TradedDesk> desks(Session.Loop loop, OrderActions.Closing wanted) {
    String name = wanted.strategy();
    int strategy = name == null ? DeskFacts.BY_HAND : Strategies.facts(loop, name).number();
    return loop.trading().desks().stream()
        .filter(desk -> name == null || desk.facts().strategy() == strategy)
        .filter(desk -> desk.facts().symbol().equals(wanted.symbol()))
        .toList();
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
