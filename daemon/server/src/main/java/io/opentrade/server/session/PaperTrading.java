package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
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

  private PaperTrading(LedgerAccount account, Journal journal) {
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
      case Entry.Answered answer -> answered(answer, effects);
      case Entry.Told(Event event, String by) -> {
        register.by(by, null);
        handle(event, effects);
        settle(effects);
      }
      case Entry.Acknowledged _, Entry.TakenOver _, Entry.LimitSet _, Entry.Closed _ ->
          throw new IllegalStateException("a demo account has no exchange that says so");
    }
    journal.commit();
    return effects;
  }

  private void answered(Entry.Answered answer, List<Effect> effects) {
    List<String> states = answer.states();
    if (states != null) {
      desks.get(answer.desk()).memory().keeps(states);
    }
    boolean wants = false;
    for (Entry.Wish wish : answer.wishes()) {
      StrategyMemory memory = desks.get(wish.desk()).memory();
      memory.answered(answer.at(), wish);
      if (answer.late()) {
        memory.notCarriedOut(answer.at(), "the strategy took too long to answer");
      } else if (!wish.intents().isEmpty()) {
        wants = true;
        decided(answer, wish, effects);
      }
    }
    if (wants) {
      // What it holds elsewhere decides how much there is: the price of that is needed, too.
      for (PaperDesk desk : family(desks.get(answer.desk()))) {
        if (!engine.desk(desk.number()).position().flat()) {
          desk.await();
        }
      }
      settle(effects);
    }
  }

  private void decided(Entry.Answered answer, Entry.Wish wish, List<Effect> effects) {
    register.by(answer.by(), null);
    long at = answer.at();
    handle(new Event.BarClosed(at, wish.desk(), wish.sequence()), effects);
    handle(new Event.Decided(at, wish.desk(), wish.sequence(), wish.intents()), effects);
  }

  /// The desks of a desk's strategy.
  private List<PaperDesk> family(PaperDesk desk) {
    int strategy = desk.facts().strategy();
    return strategy == DeskFacts.BY_HAND
        ? List.of(desk)
        : desks.stream().filter(each -> each.facts().strategy() == strategy).toList();
  }

  /// The desks whose decisions can be carried out now: those of a strategy as soon as all its
  /// markets that matter have had a price.
  private List<PaperDesk> acting(PaperDesk desk) {
    List<PaperDesk> family = family(desk);
    return family.stream().anyMatch(PaperDesk::awaited)
        ? List.of()
        : family.stream().filter(each -> engine.desk(each.number()).deciding()).toList();
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
    List<PaperDesk> acting = acting(desk);
    if (!acting.contains(desk)) {
      follow(new Event.Priced(quote.at(), desk.number(), quote.price()), effects);
    }
    if (!acting.isEmpty()) {
      carryOut(acting, quote.at(), effects);
    }
    if (acting.contains(desk) || !engine.desk(desk.number()).deciding()) {
      settle(desk, effects);
    }
    for (PaperDesk other : acting) {
      if (other != desk) {
        settle(other, effects);
      }
    }
  }

  /// Decisions meet the first prices after them, unless they are too old by then. Exits of all
  /// markets free the cash for entries.
  private void carryOut(List<PaperDesk> deciding, long at, List<Effect> effects) {
    List<PaperDesk> acting = new ArrayList<>();
    for (PaperDesk desk : deciding) {
      if (desk.stale(at)) {
        tooLate(desk, at, effects);
      } else {
        acting.add(desk);
      }
    }
    boolean alone = acting.size() == 1;
    for (PaperDesk desk : acting) {
      int before = effects.size();
      follow(new Event.BarOpened(at, desk.number(), desk.venue().price(), alone), effects);
      fillAtMarket(desk, effects);
      desk.memory().carriedOut(List.copyOf(effects.subList(before, effects.size())), alone);
    }
    if (acting.size() > 1) {
      enter(acting, at, effects);
    }
  }

  private void enter(List<PaperDesk> acting, long at, List<Effect> effects) {
    int before = effects.size();
    follow(new Event.EntriesDue(at), effects);
    for (PaperDesk desk : acting) {
      fillAtMarket(desk, effects);
    }
    List<Effect> entries = List.copyOf(effects.subList(before, effects.size()));
    for (PaperDesk desk : acting) {
      desk.memory()
          .carriedOut(entries.stream().filter(each -> concerns(each, desk)).toList(), true);
    }
  }

  private static boolean concerns(Effect effect, PaperDesk desk) {
    return switch (effect) {
      case Effect.Submit(int number, var _) -> number == desk.number();
      case Effect.Cancel(int number, var _) -> number == desk.number();
      case Effect.Dropped _,
          Effect.Locked _,
          Effect.Killed _,
          Effect.AskStrategy _,
          Effect.Told _,
          Effect.TradeClosed _,
          Effect.Unmatched _ ->
          true;
    };
  }

  private void tooLate(PaperDesk desk, long at, List<Effect> effects) {
    desk.memory().notCarriedOut(at, "the next price came too late");
    follow(new Event.Decided(at, desk.number(), desk.decision(), List.of()), effects);
    follow(new Event.Priced(at, desk.number(), desk.venue().price()), effects);
  }

  private void fillAtMarket(PaperDesk desk, List<Effect> effects) {
    Fill fill;
    while ((fill = desk.venue().nextAtMarket()) != null) {
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

  private void follow(Event event, List<Effect> effects) {
    journal.write(new Entry.Followed(event));
    handle(event, effects);
  }

  /// Hands over an event that is in the journal, and all that follows from it at once.
  private void handle(Event event, List<Effect> effects) {
    perform(event, effects);
    for (Event next = inbox.poll(); next != null; next = inbox.poll()) {
      journal.write(new Entry.Followed(next));
      perform(next, effects);
    }
  }

  private void perform(Event event, List<Effect> effects) {
    if (event instanceof Event.Decided decided) {
      desks.get(decided.desk()).decided(decided);
    } else if (event instanceof Report.Filled(Fill fill)) {
      register.filled(fill);
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
      case Effect.AskStrategy _, Effect.Dropped _, Effect.Locked _, Effect.Killed _ -> {}
    }
  }

  @Override
  List<PaperDesk> desks() {
    return List.copyOf(desks);
  }
}
