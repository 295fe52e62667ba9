package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.AskStrategy;
import io.opentrade.engine.core.Effect.Cause;
import io.opentrade.engine.core.Effect.Dropped;
import io.opentrade.engine.core.Effect.Unmatched;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.ledger.Ledger;
import io.opentrade.engine.risk.TradingState;
import io.opentrade.engine.strategy.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Trades for one account: any number of desks, each one strategy on one market, with shared cash.
/// A function of the events so far: no thread, clock, input or output; order ids come in from
/// outside. Not safe for use by several threads.
public final class Engine {
  private final Account account;
  private final List<Desk> desks = new ArrayList<>();

  /// @param ids a fresh order id at each call
  public Engine(EngineSettings settings, Supplier<OrderId> ids) {
    this.account = new Account(settings);
    for (DeskSettings each : settings.desks()) {
      desks.add(new Desk(desks.size(), each, settings.size(), account, ids));
    }
    account.open(desks);
  }

  /// Takes in one event.
  ///
  /// @return what is to be done, in order
  /// @throws IllegalStateException where an invariant is broken; the session must stop
  public List<Effect> handle(Event event) {
    List<Effect> effects = new ArrayList<>(2);
    switch (event) {
      case Event.BarOpened(long at, int desk, Price price, boolean last) -> {
        desks.get(desk).opened(at, price, !last, effects);
        if (last) {
          entriesDue(effects);
        }
      }
      case Event.EntriesDue _ -> entriesDue(effects);
      case Event.Priced(_, int desk, Price price) -> desks.get(desk).price(price);
      case Event.BarClosed(_, int desk, long sequence) ->
          effects.add(new AskStrategy(desk, sequence));
      case Event.Decided(_, int desk, _, List<Intent> intents) -> desks.get(desk).decided(intents);
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

  /// A desk by its number.
  public Desk desk(int number) {
    return desks.get(number);
  }

  private void entriesDue(List<Effect> effects) {
    for (Desk desk : desks) {
      desk.entriesDue(effects);
    }
  }

  private void reported(Report report, List<Effect> effects) {
    Desk desk = deskOf(report.order());
    if (desk == null) {
      effects.add(new Unmatched(report));
    } else {
      desk.reported(report, effects);
    }
  }

  private @Nullable Desk deskOf(OrderId id) {
    for (Desk desk : desks) {
      if (desk.knows(id)) {
        return desk;
      }
    }
    return null;
  }

  private void commanded(Command command, List<Effect> effects) {
    switch (command) {
      case Command.Resume _ -> state(TradingState.ACTIVE);
      case Command.Reduce _ -> state(TradingState.REDUCING);
      case Command.Halt(long at) -> {
        state(TradingState.HALTED);
        desks.forEach(desk -> desk.cancelEntries(at, effects));
      }
      case Command.Flatten(long at, int desk, String reason) ->
          desks.get(desk).flatten(at, reason, effects);
      case Command.Place(_, int desk, OrderPlan plan) -> desks.get(desk).place(plan, effects);
      case Command.Cancel(long at, OrderId id) -> cancel(at, id, effects);
    }
  }

  private void state(TradingState state) {
    desks.forEach(desk -> desk.state(state));
  }

  private void cancel(long at, OrderId id, List<Effect> effects) {
    Desk desk = deskOf(id);
    if (desk == null) {
      effects.add(new Dropped(Cause.REFUSED, "there is no such order"));
    } else {
      desk.withdraw(at, id, effects);
    }
  }
}
