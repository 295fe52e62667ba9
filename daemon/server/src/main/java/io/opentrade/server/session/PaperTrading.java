package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.sim.SimVenue;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.store.LedgerAccount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A demo account: the engine, and simulated venues that perform its effects. A function of the
/// inputs so far. Every event is in the journal before the engine hears it, and on the disk before
/// an order or a cancellation leaves. For one thread.
final class PaperTrading extends AccountTrading {
  private final Journal journal;
  private final Engine engine;
  private final OrderRegister register;
  private final List<PaperDesk> desks = new ArrayList<>();
  private final Deque<Event> inbox = new ArrayDeque<>();
  private final Decisions decisions = new Decisions(this);

  PaperTrading(LedgerAccount account, Journal journal) {
    super(account, journal);
    this.journal = journal;
    this.engine = engine();
    this.register = register();
  }

  /// The account as its journal leaves it. What a killed process began is finished.
  ///
  /// @throws IllegalStateException where the journal is not one that this program has written
  static PaperTrading recover(LedgerAccount account, Journal journal) {
    PaperTrading trading = new PaperTrading(account, journal);
    trading.replay();
    return trading;
  }

  @Override
  List<Effect> accept(Entry.Input input) {
    List<Effect> effects = new ArrayList<>();
    now(input.at());
    register.byNobody();
    journal.write(input);
    switch (input) {
      case Entry.Restored(long at) -> restored(at);
      case Entry.DeskOpened(long _, int number, DeskFacts facts) -> open(number, facts);
      case Entry.Quoted quote -> quoted(quote, effects);
      case Entry.StrategyStarted(long at, StrategyFacts facts) -> roster().started(at, facts);
      case Entry.StrategyStopped(long _, int strategy, String _) -> roster().stopped(strategy);
      case Entry.Placed placed -> {
        register.by(placed.by(), placed.key());
        handle(placed.command(), effects);
        settle(effects);
      }
      case Entry.Answered answer -> {
        if (decisions.answered(answer, effects)) {
          settle(effects);
        }
      }
      case Entry.Told(Event event, String by, String key) -> {
        register.by(by, key);
        handle(event, effects);
        settle(effects);
      }
      case Entry.Acknowledged _,
          Entry.Kept _,
          Entry.EmulationSet _,
          Entry.ProtectionResized _,
          Entry.FeeTaken _,
          Entry.TakenOver _,
          Entry.LimitSet _,
          Entry.FuturesOpened _,
          Entry.MarginSet _,
          Entry.FundingPaid _,
          Entry.Closed _ ->
          throw new IllegalStateException("a demo account has no exchange that says so");
    }
    journal.commit();
    return effects;
  }

  private void open(int number, DeskFacts facts) {
    PaperDesk desk = new PaperDesk(number, facts);
    if (engine.open(desk.settings()) != number) {
      throw new IllegalStateException("desk " + number + " is not the next one");
    }
    if (facts.strategy() != DeskFacts.BY_HAND) {
      engine.desk(number).tellOrders();
    }
    desks.add(desk);
  }

  private void quoted(Entry.Quoted quote, List<Effect> effects) {
    PaperDesk desk = desks.get(quote.desk());
    boolean jump = quote.jump() || !desk.priced();
    desk.go(quote);
    if (!jump) {
      settle(desk, effects);
    }
    List<TradedDesk> acting = decisions.priced(desk, quote.at(), quote.price(), effects);
    if (acting.contains(desk) || !engine.desk(desk.number()).deciding()) {
      settle(desk, effects);
    }
    for (TradedDesk other : acting) {
      if (other != desk) {
        settle(desks.get(other.number()), effects);
      }
    }
  }

  @Override
  void meetMarket(TradedDesk desk, List<Effect> effects) {
    SimVenue venue = desks.get(desk.number()).venue();
    Fill fill;
    while ((fill = venue.nextAtMarket()) != null) {
      follow(new Report.Filled(fill), effects);
    }
  }

  /// Lets all venues do what they can at their prices.
  private void settle(List<Effect> effects) {
    for (PaperDesk desk : desks) {
      if (desk.priced() && !desk.venue().idle()) {
        // What happens now happens at this time, at the price there was.
        desk.venue().begin(now(), 0);
        desk.venue().move(now(), desk.venue().rawPrice());
        settle(desk, effects);
      }
    }
  }

  private void settle(PaperDesk desk, List<Effect> effects) {
    Fill fill;
    while ((fill = desk.venue().next()) != null) {
      follow(new Report.Filled(fill), effects);
    }
    Report report;
    while ((report = desk.venue().news()) != null) {
      follow(report, effects);
    }
  }

  @Override
  void follow(Event event, List<Effect> effects) {
    journal.write(new Entry.Followed(event));
    handle(event, effects);
  }

  /// Hands over an event that is in the journal, and all that follows from it at once.
  @Override
  void handle(Event event, List<Effect> effects) {
    perform(event, effects);
    for (Event next = inbox.poll(); next != null; next = inbox.poll()) {
      journal.write(new Entry.Followed(next));
      perform(next, effects);
    }
  }

  private void perform(Event event, List<Effect> effects) {
    if (event instanceof Report.Filled(Fill fill)) {
      register.filled(fill);
      register.because(fill.order());
    }
    List<Effect> wanted = engine.handle(event);
    if (wanted.stream().anyMatch(PaperTrading::leaves)) {
      journal.commit();
    }
    for (Effect effect : wanted) {
      perform(event.at(), effect);
    }
    effects.addAll(wanted);
  }

  private static boolean leaves(Effect effect) {
    return effect instanceof Effect.Submit || effect instanceof Effect.Cancel;
  }

  private void perform(long at, Effect effect) {
    switch (effect) {
      case Effect.Submit(int desk, var approved) -> {
        register.sent(approved.order().id(), desk, at);
        inbox.add(desks.get(desk).submit(at, approved));
      }
      case Effect.Cancel(int desk, OrderId id) -> inbox.add(desks.get(desk).cancel(at, id));
      case Effect.TradeClosed(int desk, var trip) -> trades().add(desk, trip);
      case Effect.Unmatched(Report report, String reason) ->
          throw new IllegalStateException("the venue reports " + report + ": " + reason);
      case Effect.Told(int desk, var news) -> desks.get(desk).memory().told(news);
      // The caller sees these among the effects.
      case Effect.AskStrategy _,
          Effect.Paired _,
          Effect.Dropped _,
          Effect.Locked _,
          Effect.Killed _ -> {}
    }
  }

  /// Its venue is here and holds everything.
  @Override
  int waitingHere() {
    return 0;
  }

  @Override
  Intent possible(TradedDesk desk, Intent intent) {
    return intent;
  }

  @Override
  List<PaperDesk> desks() {
    return List.copyOf(desks);
  }
}
