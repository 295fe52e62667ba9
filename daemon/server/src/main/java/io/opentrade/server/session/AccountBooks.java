package io.opentrade.server.session;

import io.opentrade.engine.core.Desk;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.PositionTerms;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueFill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The books of an account at an exchange, for those who talk with it. Everything goes through the
/// session's inbox; what is told twice counts once.
final class AccountBooks {
  /// Why an order that surely never came is over.
  static final String NEVER_CAME = "it never reached the exchange";

  private static final String EXCHANGE = "exchange";
  private static final String RECOVERY = "recovery";

  private final Session session;

  AccountBooks(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /// Every order that is not over, but those that wait here.
  List<OpenOrder> open() throws InterruptedException {
    return session.ask(AccountBooks::open);
  }

  private static List<OpenOrder> open(Session.Loop loop) {
    List<OpenOrder> all = new ArrayList<>();
    for (VenueDesk desk : trading(loop).desks()) {
      for (TrackedOrder tracked : loop.trading().engine().desk(desk.number()).openOrderList()) {
        if (!trading(loop).kept().has(tracked.order().id())) {
          all.add(order(loop, tracked, desk));
        }
      }
    }
    return all;
  }

  /// One that is not over; null where it is, or where it waits here.
  @Nullable OpenOrder find(OrderId id) throws InterruptedException {
    return session.ask(
        loop -> {
          OrderFacts facts = loop.trading().register().find(id);
          TrackedOrder tracked = loop.trading().engine().order(id);
          return facts == null
                  || tracked == null
                  || tracked.state().done()
                  || trading(loop).kept().has(id)
              ? null
              : order(loop, tracked, trading(loop).desks().get(facts.desk()));
        });
  }

  private static OpenOrder order(Session.Loop loop, TrackedOrder tracked, VenueDesk desk) {
    OrderId id = tracked.order().id();
    OrderFacts facts = loop.trading().register().find(id);
    long at = facts == null ? loop.trading().account().created() : facts.at();
    return new OpenOrder(
        tracked,
        desk.number(),
        desk.facts(),
        at,
        trading(loop).theirs(id),
        trading(loop).kept().had(id));
  }

  /// Its markets.
  List<VenueDesk> desks() throws InterruptedException {
    return session.ask(loop -> trading(loop).desks());
  }

  static VenueTrading trading(Session.Loop loop) {
    return (VenueTrading) loop.trading();
  }

  /// The exchange has the order, under a name of its own.
  void acknowledged(OrderId id, String theirs) throws InterruptedException {
    session.ask(
        loop -> {
          boolean news = !theirs.equals(trading(loop).theirs(id));
          if (news && loop.trading().engine().order(id) != null) {
            loop.accept(new Entry.Acknowledged(loop.stamp(), id, theirs));
          }
          return news;
        });
  }

  /// The exchange cannot hold that order: it waits here.
  void keep(OrderId id) throws InterruptedException {
    session.ask(loop -> loop.accept(new Entry.Kept(loop.stamp(), id)));
  }

  /// An order that waited here left and surely did not arrive: it waits here again.
  ///
  /// @return false where it never waited here, or has tried often enough
  boolean keepAgain(OrderId id) throws InterruptedException {
    return keepWhere(id, kept -> kept.again(id));
  }

  /// An order that waited here left and was refused: it waits here again, where nothing else
  /// protects.
  ///
  /// @return false where it never waited here, has tried often enough, or a stop rests again for it
  boolean keepAlone(OrderId id) throws InterruptedException {
    return keepWhere(id, kept -> kept.alone(id));
  }

  private boolean keepWhere(OrderId id, Predicate<KeptOrders> condition)
      throws InterruptedException {
    return session.ask(
        loop -> {
          boolean again = condition.test(trading(loop).kept());
          if (again) {
            loop.accept(new Entry.Kept(loop.stamp(), id));
          }
          return again;
        });
  }

  /// Whether that order is in the books.
  boolean knows(OrderId id) throws InterruptedException {
    return session.ask(loop -> loop.trading().engine().order(id) != null);
  }

  /// The exchange knows an order of this account. Where these books have not given its id yet, they
  /// lack their last lines: nobody trades on before its owner has looked, and no id is given twice.
  ///
  /// @return whether they do
  boolean lack(OrderId id) throws InterruptedException {
    return session.ask(
        loop -> {
          boolean lost = !loop.trading().gave(id, loop.stamp());
          if (lost) {
            loop.restored(RECOVERY);
          }
          return lost;
        });
  }

  /// What became of an order.
  void report(LongFunction<Report> report) throws InterruptedException {
    session.ask(loop -> loop.accept(new Entry.Told(report.apply(loop.stamp()), EXCHANGE)));
  }

  /// Whether news of an execution are better asked for than believed: it is of another kind than
  /// its order, or more than was ordered.
  boolean doubtful(OrderId id, VenueFill fill) throws InterruptedException {
    return session.ask(
        loop -> {
          TrackedOrder order = loop.trading().engine().order(id);
          return order != null
              && !trading(loop).booked(id, fill.trade())
              && (contradicts(order.order(), fill)
                  || fill.quantity().compareTo(order.remaining()) > 0);
        });
  }

  private static boolean contradicts(Order order, VenueFill fill) {
    return fill.side() != order.side()
        || fill.quantity().signum() <= 0
        || fill.price().signum() <= 0;
  }

  /// Books an execution, once.
  ///
  /// @return whether it is in the books now
  /// @throws IllegalStateException where it cannot be one of that order
  boolean filled(OrderId id, VenueFill fill) throws InterruptedException {
    return session.ask(
        loop -> {
          OrderFacts facts = loop.trading().register().find(id);
          TrackedOrder order = loop.trading().engine().order(id);
          if (facts == null || order == null) {
            return false;
          }
          if (!trading(loop).booked(id, fill.trade())) {
            if (contradicts(order.order(), fill)) {
              throw new IllegalStateException(
                  "the exchange tells an execution of order " + id + " that cannot be");
            }
            Instrument instrument = trading(loop).desks().get(facts.desk()).facts().instrument();
            boolean beside = beside(fill, instrument);
            boolean held = !beside || spare(loop, facts.desk(), fill);
            Fill booked = fill(id, fill, instrument, loop.stamp(), beside, held);
            if (third(fill, instrument) || !held) {
              loop.accept(
                  new Entry.FeeTaken(
                      loop.stamp(), id, fill.trade(), fill.feeCurrency(), fill.fee()));
            }
            loop.accept(new Entry.Told(new Report.Filled(booked), EXCHANGE));
          }
          return true;
        });
  }

  private static boolean third(VenueFill fill, Instrument instrument) {
    return fill.fee().signum() != 0
        && !fill.feeCurrency().equals(instrument.baseCurrency())
        && !fill.feeCurrency().equals(instrument.quoteCurrency());
  }

  /// Whether coins of the kind that was sold went for the fee, beside those that were sold.
  private static boolean beside(VenueFill fill, Instrument instrument) {
    return fill.side() == Side.SELL
        && fill.fee().signum() > 0
        && !instrument.contract().future()
        && fill.feeCurrency().equals(instrument.baseCurrency());
  }

  /// Whether the desk holds enough for the fee beside what is sold, and beside what the exchange
  /// locks for its other orders: else it came out of coins that these books know nothing of.
  private static boolean spare(Session.Loop loop, int number, VenueFill fill) {
    Desk desk = loop.trading().engine().desk(number);
    Quantity held = desk.position().quantity();
    Quantity bound =
        desk.offered().compareTo(fill.quantity()) > 0 ? desk.offered() : fill.quantity();
    return held.minus(bound).compareTo(new Quantity(fill.fee())) >= 0;
  }

  /// A fee in a third currency is no money of this account: it is not reckoned here. Nor is one
  /// that was taken beside a sale in coins that are not in these books.
  ///
  /// @param beside whether coins of the kind that was sold went for the fee
  /// @param held whether the coins of the fee are in these books
  private static Fill fill(
      OrderId id, VenueFill fill, Instrument instrument, long at, boolean beside, boolean held) {
    Money notional = instrument.notional(fill.price(), fill.quantity());
    Quantity commission = Quantity.ZERO;
    Money fee = Money.ZERO;
    if (held && fill.feeCurrency().equals(instrument.baseCurrency())) {
      commission = new Quantity(fill.fee());
      fee = instrument.notional(fill.price(), commission);
    } else if (fill.feeCurrency().equals(instrument.quoteCurrency())) {
      fee = new Money(fill.fee());
    }
    return new Fill(
        fill.trade(),
        id,
        fill.side(),
        fill.quantity(),
        fill.price(),
        notional,
        fee,
        commission,
        Math.min(at, fill.at()),
        beside && held);
  }

  /// How much of an order is booked.
  Quantity filledOf(OrderId id) throws InterruptedException {
    return session.ask(
        loop -> {
          TrackedOrder tracked = loop.trading().engine().order(id);
          return tracked == null ? Quantity.ZERO : tracked.filled();
        });
  }

  /// Which of our orders in a market the exchange calls so; null for none that we know.
  @Nullable OrderId ours(Market market, String theirs) throws InterruptedException {
    return session.ask(loop -> trading(loop).ours(market.symbol(), theirs));
  }

  /// Whose execution that is; null where it is of no order that we know.
  @Nullable OrderId ours(@Nullable Venue venue, VenueFill fill) throws InterruptedException {
    if (fill.ours() != null || venue == null) {
      return fill.ours();
    }
    for (VenueDesk desk : desks()) {
      if (venue.market(desk.facts().symbol()) instanceof Answer.Value<Market>(Market market)
          && market.code().equals(fill.code())) {
        return ours(market, fill.theirs());
      }
    }
    return null;
  }

  /// At which terms a desk's future is held.
  PositionTerms terms(int desk) throws InterruptedException {
    return session.ask(loop -> trading(loop).desks().get(desk).terms());
  }

  /// From now on protection is resized, also in an account that an earlier program began.
  void resizeProtection() throws InterruptedException {
    session.ask(
        loop -> {
          boolean begins = !trading(loop).resizes();
          if (begins) {
            loop.accept(new Entry.ProtectionResized(loop.stamp()));
          }
          return begins;
        });
  }

  /// What the account trades.
  MarketKind kind() throws InterruptedException {
    return session.ask(loop -> trading(loop).kind());
  }

  /// Cash by the books.
  BigDecimal cash() throws InterruptedException {
    return session.ask(loop -> loop.trading().engine().ledger().cash().value());
  }

  /// Money came in or went out at the exchange.
  void moved(BigDecimal amount) throws InterruptedException {
    session.ask(
        loop ->
            loop.accept(
                new Entry.Told(new Event.CashMoved(loop.stamp(), new Money(amount)), EXCHANGE)));
  }

  /// An order and those that it cancels once it is filled.
  Set<OrderId> companions(OpenOrder order) throws InterruptedException {
    return session.ask(loop -> loop.trading().engine().desk(order.desk()).companions(order.id()));
  }

  /// Places a reduction anew that surely never reached the exchange. What left as a pair goes again
  /// as a pair, when neither of both has come: the second that is missed brings both.
  ///
  /// @param companions it and those that it would have cancelled
  void again(OpenOrder lost, Set<OrderId> companions) throws InterruptedException {
    session.ask(
        loop -> {
          Engine engine = loop.trading().engine();
          if (engine.desk(lost.desk()).sendsAgain(lost.id())) {
            return Quantity.ZERO; // the desk has done so where it is still needed
          }
          if (!engine.desk(lost.desk()).successors(lost.id()).isEmpty()) {
            return Quantity.ZERO; // what it took the place of is there again
          }
          Quantity held = engine.desk(lost.desk()).position().quantity().absolute();
          Quantity most = lost.facts().instrument().quantity(held.value());
          List<Ticket> tickets = new ArrayList<>();
          for (OrderId id : inOrder(companions)) {
            TrackedOrder each = engine.order(id);
            if (each != null && !each.state().done()) {
              return most; // it is asked for, too
            }
            if (each != null && each.state().equals(new OrderState.Rejected(NEVER_CAME))) {
              tickets.add(ticket(each.order(), most));
            }
          }
          if (most.signum() > 0) {
            OrderPlan plan =
                tickets.size() > 1
                    ? new OrderPlan.OneCancelsOther(tickets)
                    : new OrderPlan.Single(tickets.getFirst());
            var command = new Command.Place(loop.stamp(), lost.desk(), plan);
            loop.accept(new Entry.Placed(command, null, RECOVERY));
          }
          return most;
        });
  }

  /// An exit from the whole position of a strategy, or one by which a desk of people is closed,
  /// surely never reached the exchange: its desk begins it anew. It takes back first what locks the
  /// coins, and what was put back for the exit that is over.
  ///
  /// @return false for any other order; then nothing is written
  boolean closeAgain(OpenOrder lost) throws InterruptedException {
    return session.ask(
        loop -> {
          Order order = lost.tracked().order();
          Desk desk = loop.trading().engine().desk(lost.desk());
          Quantity held = desk.position().quantity().absolute();
          Quantity whole = lost.facts().instrument().quantity(held.value());
          boolean exit =
              order.purpose() == Purpose.EXIT
                  && order.terms() instanceof Terms.Market
                  && whole.signum() > 0
                  && order.quantity().compareTo(whole) >= 0;
          if (!exit || !(desk.lifting() || trading(loop).desks().get(lost.desk()).locks())) {
            return false;
          }
          Report over = new Report.Rejected(loop.stamp(), order.id(), NEVER_CAME);
          loop.accept(new Entry.Told(over, EXCHANGE));
          Command close = new Command.Flatten(loop.stamp(), lost.desk(), order.tag(), true);
          loop.accept(new Entry.Told(close, RECOVERY));
          return true;
        });
  }

  /// By their ids, which count up.
  private static List<OrderId> inOrder(Set<OrderId> ids) {
    return ids.stream()
        .sorted(
            Comparator.comparingInt((OrderId id) -> id.text().length())
                .thenComparing(OrderId::text))
        .toList();
  }

  private static Ticket ticket(Order order, Quantity most) {
    Ticket same = Ticket.of(order);
    return most.signum() > 0 ? same.atMost(most) : same;
  }
}
