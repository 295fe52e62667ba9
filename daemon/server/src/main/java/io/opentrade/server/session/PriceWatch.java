package io.opentrade.server.session;

import io.opentrade.engine.core.Desk;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.log.Log;
import io.opentrade.server.watchdog.Cause;
import io.opentrade.server.watchdog.Heartbeat;
import io.opentrade.server.watchdog.Watched;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Asks again and again what the markets stand at in which orders wait, or decisions. Nobody waits:
/// nothing is asked.
public final class PriceWatch implements AutoCloseable {
  private final Accounts accounts;
  private final Markets markets;
  private final Duration pause;
  private final Log log;
  private final Map<Waiting, Long> silent = new ConcurrentHashMap<>();
  private final Heartbeat heartbeat = new Heartbeat();
  private @Nullable Thread thread;

  /// A market that somebody waits for.
  private record Waiting(String account, String symbol) {}

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
        heartbeat.begins();
        round();
        heartbeat.rests();
        Thread.sleep(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks once.
  void round() throws InterruptedException {
    Set<Waiting> all = new HashSet<>();
    for (Session session : accounts.all()) {
      Set<String> waiting;
      try {
        waiting = session.ask(PriceWatch::waiting);
      } catch (RuntimeException broken) {
        continue; // whoever uses the account is told
      }
      for (String symbol : waiting) {
        all.add(new Waiting(session.account().name(), symbol));
        ask(session, symbol);
      }
    }
    silent.keySet().retainAll(all);
  }

  private static Set<String> waiting(Session.Loop loop) {
    Set<String> symbols = new HashSet<>();
    for (TradedDesk desk : loop.trading().desks()) {
      Desk trades = loop.trading().engine().desk(desk.number());
      if (trades.deciding() || trades.watches() || desk.awaited() || !desk.idle()) {
        symbols.add(desk.facts().symbol());
      }
    }
    return symbols;
  }

  private void ask(Session session, String symbol) {
    Waiting market = new Waiting(session.account().name(), symbol);
    heartbeat.begins();
    try {
      session.quoted(symbol, markets.quote(session, symbol));
      if (silent.remove(market) != null) {
        log.info("prices come again", "account", market.account(), "market", symbol);
      }
    } catch (RequestFailed failed) {
      if (silent.putIfAbsent(market, System.nanoTime()) == null) {
        log.warn(
            "no prices, orders wait",
            "account",
            market.account(),
            "market",
            symbol,
            "why",
            failed.failure().message());
      }
    }
  }

  /// Its thread, and the markets that say nothing while orders wait there.
  public List<Watched> watched() {
    List<Watched> all = new ArrayList<>();
    all.add(new Watched(Cause.THREAD, "prices", null, heartbeat::busyMillis));
    silent.forEach(
        (market, since) ->
            all.add(
                new Watched(
                    Cause.FEED,
                    "prices of " + market.symbol() + " for " + market.account(),
                    market.account(),
                    () -> (System.nanoTime() - since) / 1_000_000)));
    return all;
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
