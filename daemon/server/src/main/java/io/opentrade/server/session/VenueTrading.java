package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.server.session.futures.FuturesWishes;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.PositionTerms;
import io.opentrade.store.LedgerAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account at an exchange. What the exchange says is an input like any other, so the journal
/// alone tells what we knew when; effects of the past are not performed again.
final class VenueTrading extends AccountTrading {
  /// What one entry may be worth on a new account, until its owner says otherwise.
  static final Money FIRST_LIMIT = Money.of("100");

  private final List<VenueDesk> desks = new ArrayList<>();
  private final Map<OrderId, String> theirs = new HashMap<>();
  private final Map<Named, OrderId> ours = new HashMap<>();
  private final Set<String> booked = new HashSet<>();
  private final Map<String, Entry.FeeTaken> fees = new HashMap<>();
  private final Set<String> takenOver = new HashSet<>();
  private final List<String> contradictions = new ArrayList<>();
  private final Decisions decisions = new Decisions(this);
  private final KeptOrders kept = new KeptOrders(this);
  private Money orderNotional = FIRST_LIMIT;
  private boolean emulates;
  private boolean resizes;
  private MarketKind kind = MarketKind.SPOT;
  private final Set<String> fundings = new HashSet<>();

  private final List<Taken> taken = new ArrayList<>();

  /// An order by the exchange's name. Binance counts each market by itself, so that the name alone
  /// may mean an order of another market.
  private record Named(String symbol, String name) {}

  /// What the exchange took of its own accord, without an order of ours.
  record Taken(int desk, Fill fill) {}

  VenueTrading(LedgerAccount account, Journal journal) {
    super(account, journal);
  }

  @Override
  List<Effect> accept(Entry.Input input) {
    List<Effect> effects = new ArrayList<>();
    now(input.at());
    register().byNobody();
    journal().write(input);
    switch (input) {
      case Entry.Restored(long at) -> restored(at);
      case Entry.DeskOpened(long _, int number, DeskFacts facts) -> open(number, facts);
      case Entry.Quoted quote -> quoted(quote, effects);
      case Entry.StrategyStarted(long at, StrategyFacts facts) -> roster().started(at, facts);
      case Entry.StrategyStopped(long _, int strategy, String _) -> roster().stopped(strategy);
      case Entry.Placed placed -> {
        register().by(placed.by(), placed.key());
        handle(placed.command(), effects);
      }
      case Entry.Answered answer -> decisions.answered(answer, effects);
      case Entry.Told(Event event, String by, String key) -> {
        register().by(by, key);
        asked(event);
        handle(event, effects);
      }
      case Entry.Acknowledged(long at, OrderId order, String name) -> {
        theirs.put(order, name);
        named(order, name);
        handle(new Report.Accepted(at, order), effects);
      }
      case Entry.Kept(long at, OrderId order) -> kept.keep(at, order, effects);
      case Entry.FeeTaken fee -> fees.put(execution(fee.order(), fee.trade()), fee);
      case Entry.TakenOver(long _, String mark, String _) -> takenOver.add(mark);
      case Entry.Closed _ -> {}
      case Entry.FuturesOpened _ -> kind = MarketKind.LINEAR;
      case Entry.MarginSet(long _, int desk, int leverage, var margin, String _) ->
          desks.get(desk).terms(new PositionTerms(leverage, margin));
      case Entry.FundingPaid(long at, int desk, String id, Money payment) -> {
        if (fundings.add(id)) {
          handle(new Event.Funded(at, desk, payment), effects);
        }
      }
      case Entry.LimitSet(long _, Money most, String _) -> orderNotional = most;
      case Entry.EmulationSet(long _, boolean allowed, String _) -> emulates = allowed;
      case Entry.ProtectionResized _ -> resizes = true;
    }
    journal().commit();
    return effects;
  }

  /// What the exchange took of its own accord, oldest first.
  List<Taken> taken() {
    return List.copyOf(taken);
  }

  private void open(int number, DeskFacts facts) {
    VenueDesk desk = new VenueDesk(number, facts, kept);
    if (engine().open(desk.settings(this::orderNotional, this::resizes)) != number) {
      throw new IllegalStateException("desk " + number + " is not the next one");
    }
    if (facts.strategy() != DeskFacts.BY_HAND) {
      engine().desk(number).tellOrders();
    }
    desks.add(desk);
  }

  private void quoted(Entry.Quoted quote, List<Effect> effects) {
    VenueDesk desk = desks.get(quote.desk());
    desk.quoted(quote);
    decisions.priced(desk, quote.at(), quote.price(), effects);
    kept.priced(desk, quote.at(), quote.price().value().doubleValue(), effects);
  }

  @Override
  int waitingHere() {
    return kept.count();
  }

  @Override
  Intent possible(TradedDesk desk, Intent intent) {
    return desk instanceof VenueDesk venue && venue.future()
        ? new FuturesWishes(venue.terms().leverage()).possible(intent)
        : new SpotWishes(desk.facts().pairs(), emulates).possible(intent);
  }

  /// The exchange says what it filled.
  @Override
  void meetMarket(TradedDesk desk, List<Effect> effects) {}

  /// It follows again whenever the journal is read: it need not be written down.
  @Override
  void follow(Event event, List<Effect> effects) {
    handle(event, effects);
  }

  @Override
  void handle(Event event, List<Effect> effects) {
    if (event instanceof Report.Filled(Fill fill)) {
      booked.add(execution(fill.order(), fill.id()));
      register().filled(fill);
    }
    if (event instanceof Event.Liquidated(int desk, Fill fill)) {
      booked.add(execution(fill.order(), fill.id()));
      taken.add(new Taken(desk, fill));
    }
    for (Effect effect : engine().handle(event)) {
      note(event.at(), effect);
      if (!(effect instanceof Effect.Cancel(int _, OrderId id)
          && kept.withdrawn(event.at(), id, effects))) {
        effects.add(effect);
      }
    }
    register().succeeded(this::successors);
    if (event instanceof Report report) {
      kept.heard(report, effects);
    }
  }

  /// What is asked for now may be sent later, when the exchange has given the coins free.
  private void asked(Event event) {
    if (event instanceof Command.Flatten flatten) {
      register().closes(flatten.desk());
    } else if (event instanceof Command.Replace replace) {
      register().replaces(replace.order());
    }
  }

  private List<OrderId> successors(OrderId old) {
    OrderFacts facts = register().find(old);
    return facts == null ? List.of() : engine().desk(facts.desk()).successors(old);
  }

  private void note(long at, Effect effect) {
    switch (effect) {
      case Effect.Submit(int desk, var approved) -> {
        Order order = approved.order();
        if (order.purpose() == Purpose.EXIT && order.terms() instanceof Terms.Market) {
          register().sentToClose(order.id(), desk, at);
        } else {
          register().sent(order.id(), desk, at);
        }
        kept.handed(approved);
      }
      case Effect.TradeClosed(int desk, var trip) -> {
        register().closed(desk);
        trades().add(desk, trip);
      }
      case Effect.Unmatched(Report report, String reason) ->
          contradictions.add("the exchange reports " + report + ": " + reason);
      case Effect.Told(int desk, var news) -> desks.get(desk).memory().told(news);
      case Effect.Cancel _,
          Effect.Paired _,
          Effect.AskStrategy _,
          Effect.Dropped _,
          Effect.Locked _,
          Effect.Killed _ -> {}
    }
  }

  private static String execution(OrderId order, String trade) {
    return order.text() + " " + trade;
  }

  /// What it trades: spot markets, or futures with the wallet behind them.
  MarketKind kind() {
    return kind;
  }

  /// What waits here for its price, since the exchange cannot hold it.
  KeptOrders kept() {
    return kept;
  }

  /// Whether that payment of funding is in the books.
  boolean funded(String id) {
    return fundings.contains(id);
  }

  /// Whether that execution is in the books.
  boolean booked(OrderId order, String trade) {
    return booked.contains(execution(order, trade));
  }

  /// The fee of an execution where it was taken in a third currency; null where it was not.
  Entry.@Nullable FeeTaken fee(OrderId order, String trade) {
    return fees.get(execution(order, trade));
  }

  /// The exchange's name of an order; null where it has told none yet.
  @Nullable String theirs(OrderId order) {
    return theirs.get(order);
  }

  /// Our order in a market by the exchange's name of it; null where we know of none.
  @Nullable OrderId ours(String symbol, String name) {
    return ours.get(new Named(symbol, name));
  }

  private void named(OrderId order, String name) {
    OrderFacts facts = register().find(order);
    if (facts != null) {
      ours.put(new Named(desks.get(facts.desk()).facts().symbol(), name), order);
    }
  }

  /// Marks of other instances that the owner has taken over.
  Set<String> takenOver() {
    return Set.copyOf(takenOver);
  }

  /// What was reported and cannot be true; someone must find out.
  List<String> contradictions() {
    return List.copyOf(contradictions);
  }

  /// Whether orders that the exchange cannot hold may wait here.
  boolean emulates() {
    return emulates;
  }

  /// Whether protection is resized with what it protects.
  boolean resizes() {
    return resizes;
  }

  /// What one entry may be worth at most.
  Money orderNotional() {
    return orderNotional;
  }

  @Override
  List<VenueDesk> desks() {
    return List.copyOf(desks);
  }
}
