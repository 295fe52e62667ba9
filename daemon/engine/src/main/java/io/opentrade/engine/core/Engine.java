package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.AskStrategy;
import io.opentrade.engine.core.Effect.Cause;
import io.opentrade.engine.core.Effect.Dropped;
import io.opentrade.engine.core.Effect.Killed;
import io.opentrade.engine.core.Effect.Unmatched;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.event.Scope;
import io.opentrade.engine.ledger.Balance;
import io.opentrade.engine.ledger.Ledger;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.Kill;
import io.opentrade.engine.risk.TradingState;
import io.opentrade.engine.risk.TradingStates;
import io.opentrade.engine.strategy.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Trades for one account: any number of desks, each one strategy on one market, with shared cash.
/// A function of the events so far: no thread, clock, input or output; order ids come in from
/// outside. Not safe for use by several threads.
public final class Engine {
  private final Account account;
  private final EngineSettings settings;
  private final Supplier<OrderId> ids;
  private final List<Desk> desks = new ArrayList<>();

  /// @param ids a fresh order id at each call
  public Engine(EngineSettings settings, Supplier<OrderId> ids) {
    this.account = new Account(settings);
    this.settings = settings;
    this.ids = ids;
    for (DeskSettings each : settings.desks()) {
      desks.add(new Desk(desks.size(), each, settings, account, ids));
    }
    account.open(desks);
  }

  /// Opens another desk; what it trades is settled in the account's currency.
  ///
  /// @return its number: how many there were before
  public int open(DeskSettings desk) {
    account.opened();
    desks.add(new Desk(desks.size(), desk, settings, account, ids));
    return desks.size() - 1;
  }

  /// The order by that id, as long as it is open or not long done; null where there is none.
  public @Nullable TrackedOrder order(OrderId id) {
    Desk desk = deskOf(id);
    return desk == null ? null : desk.order(id);
  }

  /// Cash that a desk may still use: not locked, not reserved by open entries, and inside its
  /// budget.
  public Money free(int number) {
    return account.free(desks.get(number));
  }

  /// What a desk's strategy is worth: the account's equity, or what became of its budget.
  public Money equity(int number) {
    return account.equity(desks.get(number));
  }

  /// What an order that may add exposure would be refused for by the account's rules; null for
  /// nothing. Changes nothing.
  public @Nullable String refusal(long at, int number, Order order, Price expected) {
    return desks.get(number).examination().refusal(at, order, expected);
  }

  /// The same for an order that takes the place of an open one, whose cash is free then.
  public @Nullable String refusal(
      long at, int number, Order order, Price expected, OrderId instead) {
    return desks.get(number).examination().refusal(at, order, expected, instead);
  }

  /// Takes in one event.
  ///
  /// @return what is to be done, in order
  /// @throws IllegalStateException where an invariant is broken; the session must stop
  public List<Effect> handle(Event event) {
    List<Effect> effects = new ArrayList<>(2);
    account.now(event.at());
    killed(account.risk().passed(event.at()), effects);
    switch (event) {
      case Event.BarOpened(long at, int desk, Price price, boolean last) -> {
        priced(at, desks.get(desk), price, effects);
        desks.get(desk).opened(at, price, !last, effects);
        if (last) {
          entriesDue(effects);
        }
      }
      case Event.EntriesDue _ -> entriesDue(effects);
      case Event.Priced(long at, int desk, Price price) ->
          priced(at, desks.get(desk), price, effects);
      case Event.BarClosed(_, int desk, long sequence) ->
          effects.add(new AskStrategy(desk, sequence));
      case Event.Decided(_, int desk, _, List<Intent> intents) -> desks.get(desk).decided(intents);
      case Event.CashMoved(long at, Money amount) -> account.moved(at, amount);
      case Event.Funded(_, int desk, Money payment) -> desks.get(desk).funded(payment);
      case Event.Liquidated(int desk, Fill fill) -> desks.get(desk).liquidated(fill, effects);
      case Report report -> reported(report, effects);
      case Command command -> commanded(command, effects);
    }
    return effects;
  }

  /// Cash and books as of the last event.
  public Ledger ledger() {
    return account.ledger();
  }

  /// Cash plus what all desks hold, at the prices last heard of.
  public Money equity() {
    return account.equity();
  }

  /// What stands behind a desk's futures position, at the prices last heard of.
  public Money backing(int number) {
    return account.backing(desks.get(number));
  }

  /// What there is of each currency.
  public List<Balance> balances() {
    return account.balances();
  }

  /// A desk by its number.
  public Desk desk(int number) {
    return desks.get(number);
  }

  /// What was set of what may be traded.
  public TradingStates states() {
    return account.risk().states();
  }

  private void priced(long at, Desk desk, Price price, List<Effect> effects) {
    desk.priced(price, effects);
    if (account.risk().rules().watchesPrices()) {
      String symbol = desk.settings().instrument().symbol();
      killed(account.risk().priced(at, symbol, price, account.equity()), effects);
    }
  }

  private void killed(@Nullable Kill kill, List<Effect> effects) {
    if (kill == null) {
      return;
    }
    effects.add(new Killed(kill));
    for (Desk desk : desks) {
      if (account.risk().rules().flatten() && !desk.position().flat()) {
        desk.flatten(kill.at(), "kill", false, effects);
      } else {
        desk.cancelEntries(kill.at(), effects);
      }
    }
  }

  private void entriesDue(List<Effect> effects) {
    for (Desk desk : desks) {
      desk.entriesDue(effects);
    }
  }

  private void reported(Report report, List<Effect> effects) {
    Desk desk = deskOf(report.order());
    if (desk == null) {
      effects.add(new Unmatched(report, "there is no such order"));
    } else {
      desk.reported(report, effects);
      killed(account.risk().passed(report.at()), effects);
    }
  }

  private @Nullable Desk deskOf(OrderId id) {
    for (Desk desk : desks) {
      if (desk.order(id) != null) {
        return desk;
      }
    }
    return null;
  }

  private void commanded(Command command, List<Effect> effects) {
    switch (command) {
      case Command.Resume(_, Scope scope) -> resume(scope);
      case Command.Reduce(_, Scope scope) -> states().set(scope, TradingState.REDUCING);
      case Command.Halt(long at, Scope scope) -> halt(at, scope, effects);
      case Command.Flatten(long at, int desk, String reason, boolean lifts) ->
          desks.get(desk).flatten(at, reason, lifts, effects);
      case Command.Place(_, int desk, OrderPlan plan) -> desks.get(desk).place(plan, effects);
      case Command.Cancel(long at, OrderId id) ->
          known(id, effects, desk -> desk.withdraw(at, id, effects));
      case Command.Replace(long at, OrderId id, Ticket ticket) ->
          known(id, effects, desk -> desk.replace(at, id, ticket, effects));
    }
  }

  private void halt(long at, Scope scope, List<Effect> effects) {
    states().set(scope, TradingState.HALTED);
    for (Desk desk : desks) {
      if (states().of(desk.settings().strategy()) == TradingState.HALTED) {
        desk.cancelEntries(at, effects);
      }
    }
  }

  private void resume(Scope scope) {
    states().set(scope, TradingState.ACTIVE);
    if (!(scope instanceof Scope.Strategy)) {
      account.risk().resumed();
    }
  }

  private void known(OrderId id, List<Effect> effects, Consumer<Desk> work) {
    Desk desk = deskOf(id);
    if (desk == null) {
      effects.add(new Dropped(Cause.REFUSED, "there is no such order"));
    } else {
      work.accept(desk);
    }
  }
}
