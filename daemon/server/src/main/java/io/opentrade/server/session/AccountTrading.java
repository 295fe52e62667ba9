package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.core.EngineSettings;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.RiskRules;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.store.LedgerAccount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// An account's engine and what is known beside it: a function of the inputs so far. Every event is
/// in the journal before the engine hears it, and on the disk before an order or a cancellation
/// leaves. For one thread.
abstract sealed class AccountTrading permits PaperTrading, VenueTrading {
  private static final Sizing ALL = new Sizing.Percent(BigDecimal.valueOf(100));
  private static final int ID_RADIX = 36;

  private final LedgerAccount account;
  private final Journal journal;
  private final Engine engine;
  private final OrderRegister register = new OrderRegister(this::over);
  private final ClosedTrades trades = new ClosedTrades();
  private final StrategyRoster roster = new StrategyRoster();
  private long ids;
  private long now;

  AccountTrading(LedgerAccount account, Journal journal) {
    this.account = account;
    this.journal = journal;
    this.engine =
        new Engine(
            new EngineSettings(
                new Money(account.cash()),
                ALL,
                Integer.MAX_VALUE,
                List.of(),
                List.of(),
                RiskRules.NONE,
                0),
            this::nextId);
  }

  /// The account came out of a backup: what was done since then is not known here, but its order
  /// ids may be known at the exchange. They go on from where no such id can be.
  ///
  /// @param at milliseconds since the epoch; there were less than a thousand orders a second
  final void restored(long at) {
    ids = Math.max(ids, at);
  }

  /// Whether an id with the mark of this account may be one that it gave: none gives more than a
  /// thousand a second.
  ///
  /// @param now milliseconds since the epoch
  /// @return false where the end of its journal is lost
  final boolean gave(OrderId id, long now) {
    try {
      long number = Long.parseLong(id.text().substring(account.mark().length()), ID_RADIX);
      return number <= ids || number > now;
    } catch (NumberFormatException _) {
      return true; // somebody else made it up
    }
  }

  private boolean over(OrderId id) {
    TrackedOrder order = engine.order(id);
    return order == null || order.state().done();
  }

  private OrderId nextId() {
    ids++;
    return new OrderId(account.mark() + Long.toString(ids, ID_RADIX).toUpperCase(Locale.ROOT));
  }

  /// Takes in again what the journal says. What a killed process began is finished.
  ///
  /// @throws IllegalStateException where the journal is not one that this program has written
  final void replay() {
    for (Entry entry = journal.next(); entry != null; entry = journal.next()) {
      if (!(entry instanceof Entry.Input input)) {
        throw new IllegalStateException(
            "the journal of " + account.name() + " says more than follows: " + entry);
      }
      accept(input);
    }
  }

  /// Takes in what came from outside, and does all that follows.
  ///
  /// @return what the engine wanted, in order
  /// @throws io.opentrade.store.StoreFailure where it cannot be journaled: this object is of no use
  ///     any more, recover another
  abstract List<Effect> accept(Entry.Input input);

  /// Hands over an event that an input is, and all that follows from it at once.
  abstract void handle(Event event, List<Effect> effects);

  /// Hands over an event that follows from an input.
  abstract void follow(Event event, List<Effect> effects);

  /// What the market can fill of a desk's orders at once is filled.
  abstract void meetMarket(TradedDesk desk, List<Effect> effects);

  /// What a strategy wants at a desk, as far as it can be had there.
  abstract Intent possible(TradedDesk desk, Intent intent);

  /// How many orders wait here that an exchange cannot hold.
  abstract int waitingHere();

  /// Its markets by their numbers.
  abstract List<? extends TradedDesk> desks();

  final Journal journal() {
    return journal;
  }

  final LedgerAccount account() {
    return account;
  }

  final Engine engine() {
    return engine;
  }

  final OrderRegister register() {
    return register;
  }

  final ClosedTrades trades() {
    return trades;
  }

  final StrategyRoster roster() {
    return roster;
  }

  /// The time of the last input.
  final long now() {
    return now;
  }

  final void now(long at) {
    now = at;
  }

  /// How many lines its journal has.
  final long sequence() {
    return journal.sequence();
  }
}
