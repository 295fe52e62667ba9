package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.TradingReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Stops trading, and lets it go on. Stopping goes before everything that waits and needs no
/// market.
final class StopActions {
  private static final Set<String> PROTECTION = Set.of("stop-loss", "take-profit", "trailing-stop");

  private final Markets markets;
  private final ExchangeOrders exchange;

  StopActions(Markets markets, ExchangeOrders exchange) {
    this.markets = markets;
    this.exchange = exchange;
  }

  /// All are halted before one of them is asked what became of it.
  TradingReply halt(List<Session> sessions, Scope scope, String by) throws InterruptedException {
    List<TradingReply.AccountState> states = new ArrayList<>();
    for (Session session : sessions) {
      states.add(
          session.askFirst(
              loop -> {
                List<Effect> effects =
                    loop.accept(new Entry.Told(new Command.Halt(loop.stamp(), scope), by));
                return state(
                    loop, ChangeActions.cancelled(effects), List.of(), unreachable(session));
              }));
    }
    return new TradingReply(states);
  }

  /// Trading is halted all the same; what rests at the exchange cannot be taken back yet.
  private static List<ForeignText> unreachable(Session session) {
    ExchangeLink link = session.link();
    return link == null || link.reachable()
        ? List.of()
        : List.of(
            new ForeignText(
                "halted, but its exchange is out of reach: what rests there stays until then: "
                    + link.why()));
  }

  TradingReply resume(List<Session> sessions, List<Scope> scopes, String by)
      throws InterruptedException {
    List<TradingReply.AccountState> states = new ArrayList<>();
    for (Session session : sessions) {
      states.add(
          session.ask(
              loop -> {
                for (Scope scope : scopes) {
                  loop.accept(new Entry.Told(new Command.Resume(loop.stamp(), scope), by));
                }
                return state(loop, List.of(), List.of(), List.of());
              }));
    }
    return new TradingReply(states);
  }

  TradingReply panic(List<Session> sessions, Scope scope, boolean flatten, String by)
      throws InterruptedException {
    TradingReply halted = halt(sessions, scope, by);
    if (!flatten) {
      return halted;
    }
    List<TradingReply.AccountState> states = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      states.add(flatten(sessions.get(i), halted.accounts().get(i).cancelled(), by));
    }
    return new TradingReply(states);
  }

  private TradingReply.AccountState flatten(Session session, List<String> cancelled, String by)
      throws InterruptedException {
    List<String> orders = new ArrayList<>();
    List<String> taken = new ArrayList<>(cancelled);
    List<ForeignText> problems = new ArrayList<>();
    for (String symbol : session.ask(Markets::held)) {
      OrderActions.Closing closing = OrderActions.Closing.all(symbol, "panic", by);
      try {
        if (!session.demo()) {
          for (OrderId id : exchange.flatten(session, closing)) {
            orders.add(id.text());
          }
          continue;
        }
        MarketQuote quote = markets.quote(session, symbol);
        List<Effect> effects = session.askFirst(loop -> OrderActions.flatten(loop, closing, quote));
        for (Effect effect : effects) {
          if (effect instanceof Effect.Submit(int _, var approved)) {
            orders.add(approved.order().id().text());
          }
        }
        taken.addAll(ChangeActions.cancelled(effects));
      } catch (RequestFailed failed) {
        problems.add(new ForeignText(problem(symbol, failed)));
      }
    }
    return session.ask(loop -> state(loop, taken, orders, problems));
  }

  /// What was begun and is not over says itself how it stands; else nothing was touched.
  private static String problem(String symbol, RequestFailed failed) {
    return failed.failure().kind() == FailureKind.UNKNOWN_OUTCOME
        ? failed.getMessage()
        : symbol + " is not closed, its protection stays: " + failed.getMessage();
  }

  private static TradingReply.AccountState state(
      Session.Loop loop, List<String> cancelled, List<String> closing, List<ForeignText> problems) {
    Views views = new Views(loop.trading());
    List<OrderInfo> kept = new ArrayList<>();
    for (TradedDesk desk : loop.trading().desks()) {
      for (var open : loop.trading().engine().desk(desk.number()).openOrderList()) {
        OrderInfo order = views.order(open.order().id());
        if (order != null && PROTECTION.contains(order.purpose())) {
          kept.add(order);
        }
      }
    }
    return new TradingReply.AccountState(
        loop.trading().account().name(),
        views.state().name().toLowerCase(Locale.ROOT),
        cancelled,
        kept,
        closing,
        problems);
  }
}
