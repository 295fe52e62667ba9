package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.PositionClose;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.PositionTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Places orders by hand.
final class OrderActions {
  private static final int PERCENT_SCALE = 4;

  private final Markets markets;
  private final TradingDefaults defaults;

  OrderActions(Markets markets, TradingDefaults defaults) {
    this.markets = markets;
    this.defaults = defaults;
  }

  OrderReply place(Session session, OrderPlace request, String by) throws InterruptedException {
    OrderReply before = session.ask(loop -> repeated(loop, request.key()));
    if (before != null) {
      return before;
    }
    String symbol = Markets.symbol(session, request.order().symbol());
    OrderTicket order = request.order();
    FuturesOrders.demandFutures(session, order.leverage(), order.margin());
    DeskFacts facts = markets.facts(session, symbol);
    MarketQuote quote = markets.quote(session, symbol);
    ExchangeLink link = session.link();
    Answer<Listing> listing = link == null ? null : markets.listing(session, symbol);
    return session.ask(
        loop -> {
          // Somebody else may have used the key while we asked the exchange.
          OrderReply known = repeated(loop, request.key());
          if (known != null) {
            return known;
          }
          int desk = loop.desk(facts);
          Markets.tell(loop, symbol, quote);
          OrderDraft draft = draft(loop, desk, order, quote, session.link());
          Price quoted = quoted(loop, desk, draft, quote);
          OrderPlan plan = draft.plan(quoted);
          if (link != null && listing instanceof Answer.Value<Listing>(Listing market)) {
            ExchangeOrders.demandWritable(loop, link, plan, market);
          }
          ExchangeOrders.demandLimit(loop, facts, draft.ticket(quoted), draft.expected(quoted));
          FuturesOrders.agree(loop, desk, order.leverage(), order.margin(), by);
          return placed(loop, desk, plan, request.key(), by);
        });
  }

  private OrderDraft draft(
      Session.Loop loop,
      int desk,
      OrderTicket order,
      MarketQuote quote,
      @Nullable ExchangeLink link) {
    Engine engine = loop.trading().engine();
    return new OrderDraft(
        order,
        loop.trading().desks().get(desk).facts(),
        engine.desk(desk).position(),
        FuturesOrders.spendable(loop, desk, engine.free(desk), order.leverage()),
        quote.last(),
        defaults,
        link == null
            || link.abilities().pairs()
            || link.futures()
            || AccountBooks.trading(loop).emulates());
  }

  /// What somebody who takes would get now.
  private static Price quoted(Session.Loop loop, int desk, OrderDraft draft, MarketQuote quote) {
    return loop.trading().desks().get(desk).expected(draft.side(), Quantity.of("1"), quote.last());
  }

  /// The orders of that key; null where it is new, or none.
  static @Nullable OrderReply repeated(Session.Loop loop, @Nullable String key) {
    if (key == null) {
      return null;
    }
    List<OrderId> known = loop.trading().register().under(key);
    return known.isEmpty() ? null : again(loop, key, known);
  }

  /// What a used key stands for. Keys are remembered longer than orders that are over.
  static OrderReply again(Session.Loop loop, String key, List<OrderId> known) {
    OrderReply reply = reply(loop, true, known);
    if (reply.orders().isEmpty()) {
      throw new RequestFailed(
          FailureKind.FAILED,
          "nothing was ordered: under the key '"
              + key
              + "' order "
              + known.getFirst()
              + " was placed, which is over and no longer remembered",
          "give another --key for another order");
    }
    return reply;
  }

  /// Orders as they stand now, with their fills.
  static OrderReply reply(Session.Loop loop, boolean repeated, List<OrderId> ids) {
    Views views = new Views(loop.trading());
    List<OrderInfo> orders = new ArrayList<>();
    List<FillInfo> fills = new ArrayList<>();
    for (OrderId id : ids) {
      OrderInfo order = views.order(id);
      if (order != null) {
        orders.add(order);
        fills.addAll(views.fills(id));
      }
    }
    return new OrderReply(repeated, orders, fills);
  }

  static OrderReply placed(
      Session.Loop loop, int desk, OrderPlan plan, @Nullable String key, String by) {
    Command.Place command = new Command.Place(loop.stamp(), desk, plan);
    return settled(loop, loop.accept(new Entry.Placed(command, key, by)));
  }

  /// What came of it: the orders that left; where none did, why.
  private static OrderReply settled(Session.Loop loop, List<Effect> effects) {
    List<OrderId> ids = new ArrayList<>();
    String refusal = "nothing was placed";
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Submit(int _, var approved) -> ids.add(approved.order().id());
        case Effect.Dropped(var _, String reason) -> refusal = reason;
        case Effect.AskStrategy _,
            Effect.Paired _,
            Effect.Cancel _,
            Effect.Told _,
            Effect.TradeClosed _,
            Effect.Locked _,
            Effect.Killed _,
            Effect.Unmatched _ -> {}
      }
    }
    if (ids.isEmpty()) {
      throw new RequestFailed(FailureKind.REFUSED, refusal, hint(refusal));
    }
    OrderReply reply = reply(loop, false, ids);
    OrderInfo first = reply.orders().getFirst();
    if (first.state().equals("rejected")) {
      throw new RequestFailed(
          FailureKind.EXCHANGE,
          "the exchange refused order " + first.id() + ": " + first.reason(),
          null);
    }
    return reply;
  }

  private static @Nullable String hint(String refusal) {
    return refusal.startsWith("trading is") ? "let it go on: opentrade resume" : null;
  }

  OrderPreview.Reply preview(Session session, OrderPreview request) throws InterruptedException {
    String symbol = Markets.symbol(session, request.order().symbol());
    FuturesOrders.demandFutures(session, request.order().leverage(), request.order().margin());
    DeskFacts facts = markets.facts(session, symbol);
    MarketQuote quote = markets.quote(session, symbol);
    return session.ask(
        loop -> {
          int desk = loop.desk(facts);
          Markets.tell(loop, symbol, quote);
          OrderDraft draft = draft(loop, desk, request.order(), quote, session.link());
          Price quoted = quoted(loop, desk, draft, quote);
          draft.plan(quoted); // refuses protection that makes no sense
          return preview(
              loop, desk, draft.ticket(quoted), draft.expected(quoted), quote, request.order());
        });
  }

  private static OrderPreview.Reply preview(
      Session.Loop loop,
      int number,
      Ticket ticket,
      Price price,
      MarketQuote quote,
      OrderTicket wanted) {
    AccountTrading trading = loop.trading();
    DeskFacts facts = trading.desks().get(number).facts();
    Engine engine = trading.engine();
    Money notional = facts.instrument().notional(price, ticket.quantity());
    Quantity after =
        engine.desk(number).position().quantity().plus(ticket.side().signed(ticket.quantity()));
    PositionTerms terms =
        trading.desks().get(number) instanceof VenueDesk desk && desk.future()
            ? FuturesOrders.terms(desk.terms(), wanted.leverage(), wanted.margin())
            : null;
    Order order = ticket.order(new OrderId("preview"));
    BigDecimal leverage = terms == null ? BigDecimal.ONE : BigDecimal.valueOf(terms.leverage());
    String refusal = engine.refusal(loop.stamp(), number, order.at(leverage), price);
    BigDecimal worse =
        price
            .minus(quote.last())
            .value()
            .multiply(
                BigDecimal.valueOf(
                    ticket.side().signed(new Quantity(BigDecimal.ONE)).signum() * 100L));
    boolean takes = ticket.terms() instanceof Terms.Market;
    BigDecimal slippage =
        takes
            ? worse.divide(quote.last().value(), PERCENT_SCALE, RoundingMode.HALF_EVEN)
            : BigDecimal.ZERO;
    return new OrderPreview.Reply(
        trading.account().name(),
        facts.symbol(),
        ticket.side().name().toLowerCase(Locale.ROOT),
        Views.type(ticket.terms()),
        ticket.purpose().reduceOnly() ? "exit" : "entry",
        new Decimal(ticket.quantity().value()),
        new Decimal(price.value()),
        new Decimal(quote.last().value()),
        Views.decimal(notional),
        Views.decimal(notional.share(facts.fee(), facts.instrument().moneyScale())),
        new Decimal(slippage),
        Views.decimal(facts.instrument().notional(price, after.absolute())),
        Views.decimal(engine.free(number)),
        refusal == null ? null : new ForeignText(refusal),
        terms == null ? null : new Decimal(leverage),
        terms == null ? null : FuturesOrders.word(terms.margin()),
        terms == null || ticket.purpose().reduceOnly()
            ? null
            : Views.decimal(facts.instrument().margin(notional, leverage)));
  }

  OrderReply close(Session session, PositionClose request, String by) throws InterruptedException {
    OrderReply before = session.ask(loop -> repeated(loop, request.key()));
    if (before != null) {
      return before;
    }
    String symbol = Markets.symbol(session, request.symbol());
    Closing closing = new Closing(symbol, request.strategy(), "close", request.key(), by);
    demandHeld(session, closing);
    MarketQuote quote = markets.quote(session, symbol);
    return session.ask(
        loop -> {
          OrderReply known = repeated(loop, request.key());
          return known != null ? known : settled(loop, flatten(loop, closing, quote));
        });
  }

  /// Refuses to close what nobody holds.
  static void demandHeld(Session session, Closing wanted) throws InterruptedException {
    String strategy = wanted.strategy();
    if (session.ask(loop -> held(loop, wanted.symbol(), strategy)).isEmpty()) {
      String who = strategy == null ? session.account().name() : strategy;
      throw new RequestFailed(FailureKind.NOT_FOUND, who + " holds no " + wanted.symbol(), null);
    }
  }

  /// What is to be closed.
  ///
  /// @param strategy only what that one holds; null for all, whoever opened it
  /// @param key under which the same request is known again; null for none
  record Closing(
      String symbol, @Nullable String strategy, String reason, @Nullable String key, String by) {
    /// All of a symbol.
    static Closing all(String symbol, String reason, String by) {
      return new Closing(symbol, null, reason, null, by);
    }
  }

  /// The desks that hold something of a symbol.
  ///
  /// @param strategy only its own; null for all
  static List<Integer> held(Session.Loop loop, String symbol, @Nullable String strategy) {
    int number = strategy == null ? 0 : Strategies.facts(loop, strategy).number();
    List<Integer> held = new ArrayList<>();
    for (TradedDesk desk : loop.trading().desks()) {
      boolean holds = !loop.trading().engine().desk(desk.number()).position().flat();
      boolean meant = strategy == null || desk.facts().strategy() == number;
      if (desk.facts().symbol().equals(symbol) && holds && meant) {
        held.add(desk.number());
      }
    }
    return held;
  }

  /// Closes what is held.
  static List<Effect> flatten(Session.Loop loop, Closing closing, MarketQuote quote) {
    Markets.tell(loop, closing.symbol(), quote);
    List<Effect> effects = new ArrayList<>();
    for (int desk : held(loop, closing.symbol(), closing.strategy())) {
      boolean lifts =
          loop.trading().desks().get(desk) instanceof VenueDesk venue && !venue.future();
      Command command = new Command.Flatten(loop.stamp(), desk, closing.reason(), lifts);
      effects.addAll(loop.accept(new Entry.Told(command, closing.by(), closing.key())));
    }
    return effects;
  }
}
