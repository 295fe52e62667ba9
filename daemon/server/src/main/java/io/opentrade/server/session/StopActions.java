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
import io.opentrade.store.StoreFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Stops trading, and lets it go on. Stopping goes before everything that waits and needs no
/// market. Each account is stopped by itself: one that is broken or hangs keeps no other back.
final class StopActions {
  private static final Set<String> PROTECTION = Set.of("stop-loss", "take-profit", "trailing-stop");

  private final Markets markets;
  private final ExchangeOrders exchange;
  private final Runnable makeRoom;
  private final Duration patience;

  /// @param makeRoom gives up the room on the disk that is held for what takes risk away
  /// @param patience how long accounts are waited for that do not answer
  StopActions(Markets markets, ExchangeOrders exchange, Runnable makeRoom, Duration patience) {
    this.markets = markets;
    this.exchange = exchange;
    this.makeRoom = makeRoom;
    this.patience = patience;
  }

  /// What became of one account.
  private sealed interface Outcome {
    record Done(TradingReply.AccountState state) implements Outcome {}

    /// It could not be halted, or it is not known whether it is.
    record Failed(String account, RuntimeException reason) implements Outcome {
      TradingReply.AccountState state() {
        ForeignText why = new ForeignText("not known to be halted: " + reason.getMessage());
        return new TradingReply.AccountState(
            account,
            TradingReply.AccountState.UNKNOWN,
            List.of(),
            List.of(),
            List.of(),
            List.of(why));
      }

      boolean full() {
        return StopActions.full(reason);
      }
    }
  }

  private static RequestFailed silent(String account) {
    return new RequestFailed(
        FailureKind.UNKNOWN_OUTCOME,
        account + " does not answer; it halts before anything else as soon as it goes on",
        null);
  }

  /// All are told before one of them is asked what became of it.
  TradingReply halt(List<Session> sessions, Scope scope, String by) throws InterruptedException {
    return reply(halted(sessions, scope, by));
  }

  private List<Outcome> halted(List<Session> sessions, Scope scope, String by)
      throws InterruptedException {
    List<Supplier<Future<TradingReply.AccountState>>> orders = new ArrayList<>();
    List<Future<TradingReply.AccountState>> told = new ArrayList<>();
    for (Session session : sessions) {
      Supplier<Future<TradingReply.AccountState>> order = () -> tell(session, scope, by);
      orders.add(order);
      told.add(order.get());
    }
    long end = System.nanoTime() + patience.toNanos();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      String account = sessions.get(i).account().name();
      Outcome outcome = outcome(account, told.get(i), end);
      if (outcome instanceof Outcome.Failed failed && failed.full()) {
        makeRoom.run(); // unless an account has done so
        outcome = outcome(account, orders.get(i).get(), end);
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private static Future<TradingReply.AccountState> tell(Session session, Scope scope, String by) {
    try {
      return session.beginFirst(
          loop -> {
            List<Effect> effects =
                loop.accept(new Entry.Told(new Command.Halt(loop.stamp(), scope), by));
            return state(loop, ChangeActions.cancelled(effects), List.of(), unreachable(session));
          });
    } catch (RequestFailed closed) {
      return CompletableFuture.failedFuture(closed);
    }
  }

  private static Outcome outcome(String account, Future<TradingReply.AccountState> told, long end)
      throws InterruptedException {
    try {
      long left = Math.max(0, end - System.nanoTime());
      return new Outcome.Done(told.get(left, TimeUnit.NANOSECONDS));
    } catch (ExecutionException failed) {
      return new Outcome.Failed(account, Session.reason(failed));
    } catch (TimeoutException _) {
      return new Outcome.Failed(account, silent(account));
    }
  }

  private static boolean full(RuntimeException reason) {
    return reason instanceof StoreFailure failed && failed.kind() == StoreFailure.Kind.FULL;
  }

  /// Where not one account answered, the request failed as the first of them did.
  private static TradingReply reply(List<Outcome> outcomes) {
    List<TradingReply.AccountState> states = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      states.add(
          switch (outcome) {
            case Outcome.Done(TradingReply.AccountState state) -> state;
            case Outcome.Failed failed -> failed.state();
          });
    }
    if (!outcomes.isEmpty()
        && outcomes.getFirst() instanceof Outcome.Failed(String _, RuntimeException reason)
        && outcomes.stream().allMatch(each -> each instanceof Outcome.Failed)) {
      throw reason;
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
    List<Outcome> halted = halted(sessions, scope, by);
    TradingReply reply = reply(halted);
    return flatten ? flattened(sessions, halted, by) : reply;
  }

  /// Beside each other: the exchange of one may take its time. Who could not be halted is not asked
  /// to sell either.
  private TradingReply flattened(List<Session> sessions, List<Outcome> halted, String by)
      throws InterruptedException {
    List<Future<TradingReply.AccountState>> closing = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < sessions.size(); i++) {
        Session session = sessions.get(i);
        closing.add(
            switch (halted.get(i)) {
              case Outcome.Failed failed -> CompletableFuture.completedFuture(failed.state());
              case Outcome.Done(TradingReply.AccountState state) ->
                  threads.submit(() -> flatten(session, state, by));
            });
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    List<TradingReply.AccountState> states = new ArrayList<>();
    for (Future<TradingReply.AccountState> each : closing) {
      try {
        states.add(each.get());
      } catch (ExecutionException failed) {
        throw Session.reason(failed);
      }
    }
    return new TradingReply(states);
  }

  private TradingReply.AccountState flatten(
      Session session, TradingReply.AccountState halted, String by) throws InterruptedException {
    List<String> orders = new ArrayList<>();
    List<String> taken = new ArrayList<>(halted.cancelled());
    List<ForeignText> problems = new ArrayList<>();
    try {
      for (String symbol : session.ask(Markets::held)) {
        flatten(session, OrderActions.Closing.all(symbol, "panic", by), orders, taken, problems);
      }
      return session.ask(loop -> state(loop, taken, orders, problems));
    } catch (RuntimeException broken) {
      problems.add(new ForeignText("what it holds is not closed: " + broken.getMessage()));
      return new TradingReply.AccountState(
          halted.account(), halted.state(), taken, halted.kept(), orders, problems);
    }
  }

  private void flatten(
      Session session,
      OrderActions.Closing closing,
      List<String> orders,
      List<String> taken,
      List<ForeignText> problems)
      throws InterruptedException {
    try {
      try {
        close(session, closing, orders, taken);
      } catch (StoreFailure failed) {
        if (!full(failed)) {
          throw failed;
        }
        makeRoom.run();
        close(session, closing, orders, taken);
      }
    } catch (RequestFailed unpriced) {
      problems.add(new ForeignText(problem(closing.symbol(), unpriced)));
    } catch (RuntimeException broken) {
      problems.add(new ForeignText(closing.symbol() + " is not closed: " + broken.getMessage()));
    }
  }

  private void close(
      Session session, OrderActions.Closing closing, List<String> orders, List<String> taken)
      throws InterruptedException {
    if (!session.demo()) {
      for (OrderId id : exchange.flatten(session, closing)) {
        orders.add(id.text());
      }
      return;
    }
    MarketQuote quote = markets.quote(session, closing.symbol());
    List<Effect> effects = session.askFirst(loop -> OrderActions.flatten(loop, closing, quote));
    for (Effect effect : effects) {
      if (effect instanceof Effect.Submit(int _, var approved)) {
        orders.add(approved.order().id().text());
      }
    }
    taken.addAll(ChangeActions.cancelled(effects));
  }

  /// What was begun and is not over says itself how it stands; else nothing was touched.
  private static String problem(String symbol, RequestFailed failed) {
    return failed.failure().kind() == FailureKind.UNKNOWN_OUTCOME
        ? failed.failure().message()
        : symbol + " is not closed, its protection stays: " + failed.failure().message();
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
