package io.opentrade.server.session;

import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.log.Log;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks again and again what the markets stand at in which orders wait, or decisions. Nobody waits:
/// nothing is asked.
public final class PriceWatch implements AutoCloseable {
  private final Accounts accounts;
  private final Markets markets;
  private final Duration pause;
  private final Log log;
  private final Set<String> silent = new HashSet<>();
  private @Nullable Thread thread;

  /// @param pause between two rounds
  public PriceWatch(Accounts accounts, Feed feed, InstantSource clock, Duration pause, Log log) {
    this.accounts = accounts;
    this.markets = new Markets(feed, clock);
    this.pause = pause;
    this.log = log;
  }

  /// Begins.
  public void start() {
    thread = Thread.ofVirtual().name("price-watch").start(this::work);
  }

  private void work() {
    try {
      while (true) {
        round();
        Thread.sleep(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks once.
  void round() throws InterruptedException {
    for (Session session : accounts.all()) {
      Set<String> waiting;
      try {
        waiting = session.ask(PriceWatch::waiting);
      } catch (RuntimeException broken) {
        continue; // whoever uses the account is told
      }
      for (String symbol : waiting) {
        ask(session, symbol);
      }
    }
  }

  private static Set<String> waiting(Session.Loop loop) {
    Set<String> symbols = new HashSet<>();
    for (TradedDesk desk : loop.trading().desks()) {
      boolean deciding = loop.trading().engine().desk(desk.number()).deciding();
      if (deciding || desk.awaited() || !desk.idle()) {
        symbols.add(desk.facts().symbol());
      }
    }
    return symbols;
  }

  private void ask(Session session, String symbol) {
    String market = session.account().name() + " " + symbol;
    try {
      session.quoted(symbol, markets.quote(session, symbol));
      if (silent.remove(market)) {
        log.info("prices come again", "market", market);
      }
    } catch (RequestFailed failed) {
      if (silent.add(market)) {
        log.warn("no prices, orders wait", "market", market, "why", failed.failure().message());
      }
    }
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
