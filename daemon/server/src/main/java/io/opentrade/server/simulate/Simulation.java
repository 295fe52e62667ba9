package io.opentrade.server.simulate;

import io.opentrade.server.simulate.exchange.Command;
import io.opentrade.server.simulate.exchange.Exchange;
import io.opentrade.server.simulate.exchange.ExchangeEvent;
import io.opentrade.server.simulate.exchange.Moment;
import io.opentrade.server.simulate.exchange.Outcome;
import io.opentrade.server.simulate.tape.Tape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The exchange with a clock and a lock: one command at a time, each journaled before anybody hears
/// of it. Safe for use by many threads.
public final class Simulation {
  /// Hears what happened, in order, before the next command begins. Must not wait.
  public interface Listener {
    void heard(List<ExchangeEvent> events);
  }

  private final Exchange exchange;
  private final ExchangeClock clock;
  private final Journal journal;
  private final Map<String, Tape> tapes = new HashMap<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();

  Simulation(Exchange exchange, ExchangeClock clock, Journal journal) {
    this.exchange = exchange;
    this.clock = clock;
    this.journal = journal;
    exchange.listings().forEach(listing -> tapes.put(listing.symbol(), new Tape()));
  }

  public void listen(Listener listener) {
    atomically(
        () -> {
          listeners.add(listener);
          return listener;
        });
  }

  /// The present moment of the exchange.
  public Moment now() {
    return clock.now();
  }

  /// Does what a client asks, now.
  public Outcome perform(Command command) {
    return atomically(() -> perform(command, clock.now()));
  }

  /// Does what the feed says, at a time of the market.
  Outcome perform(Command command, long market) {
    return atomically(() -> perform(command, clock.at(market)));
  }

  private Outcome perform(Command command, Moment now) {
    Outcome outcome = exchange.handle(command, now);
    journal.write(outcome.events());
    for (ExchangeEvent event : outcome.events()) {
      if (event instanceof ExchangeEvent.Printed printed) {
        tape(printed.trade().symbol()).add(printed.trade());
      }
    }
    listeners.forEach(listener -> listener.heard(outcome.events()));
    return outcome;
  }

  /// Does several things as one: nothing happens between them.
  public <T> T atomically(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// The exchange, to look at within [#atomically].
  public Exchange exchange() {
    return exchange;
  }

  /// What that market has done, to look at within [#atomically].
  public Tape tape(String symbol) {
    return Objects.requireNonNull(tapes.get(symbol), symbol);
  }
}
