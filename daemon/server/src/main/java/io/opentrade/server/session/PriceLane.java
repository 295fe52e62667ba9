package io.opentrade.server.session;

import io.opentrade.engine.core.Desk;
import io.opentrade.server.log.Log;
import io.opentrade.server.watchdog.Cause;
import io.opentrade.server.watchdog.Heartbeat;
import io.opentrade.server.watchdog.Watched;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One account's share of the watch over prices, with a thread of its own for each look: an account
/// that hangs, or whose exchange does not answer, holds up no other.
final class PriceLane {
  private final Session session;
  private final Markets markets;
  private final Log log;
  private final Map<String, Long> silent = new ConcurrentHashMap<>();
  private final Heartbeat heartbeat = new Heartbeat();
  private @Nullable Thread thread;

  PriceLane(Session session, Markets markets, Log log) {
    this.session = session;
    this.markets = markets;
    this.log = log;
  }

  /// Looks once; where the look before goes on, that one is left to it.
  ///
  /// @return the thread that looks
  Thread begin() {
    Thread looking = thread;
    if (looking == null || !looking.isAlive()) {
      looking = Thread.ofVirtual().name("price-watch " + account()).start(this::look);
      thread = looking;
    }
    return looking;
  }

  private String account() {
    return session.account().name();
  }

  private void look() {
    heartbeat.begins();
    try {
      Set<String> waiting = session.ask(PriceLane::waiting);
      for (String symbol : waiting) {
        heartbeat.begins();
        ask(symbol);
      }
      silent.keySet().retainAll(waiting);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException _) {
      // Whoever uses the account is told.
    }
    heartbeat.rests();
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

  /// Whatever goes wrong in one market keeps no other from being looked at.
  private void ask(String symbol) {
    try {
      session.quoted(symbol, markets.quote(session, symbol));
      if (silent.remove(symbol) != null) {
        log.info("prices come again", "account", account(), "market", symbol);
      }
    } catch (RuntimeException failed) {
      if (silent.putIfAbsent(symbol, System.nanoTime()) == null) {
        String why = String.valueOf(failed.getMessage());
        log.warn("no prices, orders wait", "account", account(), "market", symbol, "why", why);
      }
    }
  }

  /// Its thread, and the markets that say nothing while orders wait there.
  List<Watched> watched() {
    String account = account();
    List<Watched> all = new ArrayList<>();
    all.add(new Watched(Cause.THREAD, "prices for " + account, account, heartbeat::busyMillis));
    silent.forEach(
        (symbol, since) ->
            all.add(
                new Watched(
                    Cause.FEED,
                    "prices of " + symbol + " for " + account,
                    account,
                    () -> (System.nanoTime() - since) / 1_000_000)));
    return all;
  }

  void close() {
    Thread looking = thread;
    if (looking != null) {
      looking.interrupt();
    }
  }
}
