package io.opentrade.server.session;

import io.opentrade.engine.core.Engine;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.engine.risk.TradingState;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyStart;
import io.opentrade.protocol.StrategyStop;
import io.opentrade.sandbox.Script;
import io.opentrade.server.log.Log;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Starts strategies, stops them, and starts again those that ran when the daemon ended.
public final class Strategies implements AutoCloseable {
  private final Accounts accounts;
  private final Markets markets;
  private final Planner planner;
  private final InstantSource clock;
  private final Log log;
  private final Map<String, LiveStrategy> live = new ConcurrentHashMap<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  public Strategies(Accounts accounts, Feed feed, Planner planner, InstantSource clock, Log log) {
    this.accounts = accounts;
    this.markets = new Markets(feed, clock);
    this.planner = planner;
    this.clock = clock;
    this.log = log;
  }

  /// Goes on with what ran before, each by itself: one that cannot go on holds up nobody.
  public void resume() {
    for (Session session : accounts.all()) {
      Thread.ofVirtual()
          .name("strategies-" + session.account().name())
          .start(() -> resume(session));
    }
  }

  private void resume(Session session) {
    try {
      for (StrategyRoster.Member member : session.ask(loop -> loop.trading().roster().all())) {
        if (member.running()) {
          resume(session, member.facts());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      log.error("strategies do not go on", broken, "account", session.account().name());
    }
  }

  private void resume(Session session, StrategyFacts facts) throws InterruptedException {
    try {
      launch(session, facts, planner.plan(facts.script(), facts.set()));
    } catch (RequestFailed failed) {
      failures.put(key(session, facts.name()), failed.failure().message());
      log.warn(
          "a strategy does not go on", "name", facts.name(), "why", failed.failure().message());
    }
  }

  private static String key(Session session, String name) {
    return session.account().name() + "/" + name;
  }

  StrategyInfo start(Session session, StrategyStart request, Script script, String by)
      throws InterruptedException {
    SeriesName series = series(session, request.series());
    String name = request.name() == null ? plain(script.name()) : request.name();
    if (live.containsKey(key(session, name))) {
      throw usage(name + " runs already", "stop it first, or give another --name");
    }
    Planner.Planned planned = planner.plan(script, request.set());
    Decimal cash = request.budget();
    Money budget = cash == null ? null : new Money(cash.value());
    StrategyFacts facts =
        session.ask(
            loop -> {
              StrategyRoster roster = loop.trading().roster();
              StrategyRoster.Member before = roster.find(name);
              int number = before == null ? roster.next() : before.facts().number();
              requireSame(before, series);
              requireBudget(before, budget);
              requireAlone(loop, series, number);
              return new StrategyFacts(
                  number, name, series.toString(), script, request.set(), budget);
            });
    launch(session, facts, planned);
    session.ask(
        loop -> {
          loop.accept(new Entry.StrategyStarted(loop.stamp(), facts));
          Command resume = new Command.Resume(loop.stamp(), new Scope.Strategy(facts.number()));
          return loop.accept(new Entry.Told(resume, by));
        });
    failures.remove(key(session, name));
    return info(session, name);
  }

  private static SeriesName series(Session session, String text) {
    try {
      SeriesName series = SeriesName.of(text);
      if (!series.exchange().equals(session.account().exchange())) {
        throw usage(
            session.account().name() + " trades on " + session.account().exchange() + " only",
            null);
      }
      return series;
    } catch (IllegalArgumentException wrong) {
      throw usage(String.valueOf(wrong.getMessage()), null);
    }
  }

  private static void requireSame(StrategyRoster.@Nullable Member before, SeriesName series) {
    if (before != null && !before.facts().series().equals(series.toString())) {
      throw usage(
          before.facts().name() + " has traded on " + before.facts().series() + " before",
          "give another --name");
    }
  }

  private static void requireBudget(
      StrategyRoster.@Nullable Member before, @Nullable Money budget) {
    if (before != null && !Objects.equals(before.facts().budget(), budget)) {
      throw usage(
          before.facts().name() + " began with another budget, and goes on with what became of it",
          "leave the budget as it was, or give another --name");
    }
  }

  private static void requireAlone(Session.Loop loop, SeriesName series, int number) {
    for (StrategyRoster.Member other : loop.trading().roster().all()) {
      SeriesName its = SeriesName.of(other.facts().series());
      if (other.running()
          && other.facts().number() != number
          && its.symbol().equals(series.symbol())) {
        throw usage(
            other.facts().name() + " trades " + series.symbol() + " at this account already",
            "use another account: opentrade account add NAME --demo CASH");
      }
    }
  }

  private static String plain(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  private void launch(Session session, StrategyFacts facts, Planner.Planned planned)
      throws InterruptedException {
    SeriesName series = SeriesName.of(facts.series());
    DeskFacts hand = markets.facts(session, series.symbol());
    DeskFacts desk =
        new DeskFacts(
            hand.exchange(),
            hand.instrument(),
            hand.fee(),
            hand.leastNotional(),
            facts.number(),
            facts.budget(),
            StrategyLine.patience(series.timeframe()),
            false);
    int number = session.ask(loop -> loop.desk(desk));
    PlanDecider decider = new PlanDecider(series.timeframe(), planned.plan(), planned.parameters());
    StrategyLine line =
        new StrategyLine(session, number, "strategy " + facts.name(), series.timeframe(), decider);
    LiveStrategy strategy = new LiveStrategy(session, line, series, markets, clock, log);
    strategy.warmUp(planned.warmup());
    live.put(key(session, facts.name()), strategy);
    strategy.start();
  }

  StrategyInfo stop(Session session, StrategyStop request, String by) throws InterruptedException {
    LiveStrategy running = live.remove(key(session, request.name()));
    if (running != null) {
      running.close();
    }
    session.ask(
        loop -> {
          int number = number(loop, request.name());
          loop.accept(
              new Entry.Told(new Command.Halt(loop.stamp(), new Scope.Strategy(number)), by));
          return loop.accept(new Entry.StrategyStopped(loop.stamp(), number, by));
        });
    return info(session, request.name());
  }

  /// The scope of a strategy, for brakes.
  static Scope scope(Session session, String name) throws InterruptedException {
    return session.ask(loop -> new Scope.Strategy(number(loop, name)));
  }

  private static int number(Session.Loop loop, String name) {
    StrategyRoster.Member member = loop.trading().roster().find(name);
    if (member == null) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          loop.trading().account().name() + " has no strategy " + name,
          "look: opentrade strategy list");
    }
    return member.facts().number();
  }

  private StrategyInfo info(Session session, String name) throws InterruptedException {
    return list(session).stream()
        .filter(info -> info.name().raw().equals(name))
        .findFirst()
        .orElseThrow();
  }

  List<StrategyInfo> list(Session session) throws InterruptedException {
    return session.ask(
        loop -> {
          List<StrategyInfo> infos = new ArrayList<>();
          for (StrategyRoster.Member member : loop.trading().roster().all()) {
            infos.add(info(session, loop, member));
          }
          return infos;
        });
  }

  private StrategyInfo info(Session session, Session.Loop loop, StrategyRoster.Member member) {
    StrategyFacts facts = member.facts();
    Engine engine = loop.trading().engine();
    int desk = loop.find(SeriesName.of(facts.series()).symbol(), facts.number());
    LiveStrategy running = live.get(key(session, facts.name()));
    String failure = failures.get(key(session, facts.name()));
    boolean active = engine.states().of(facts.number()) == TradingState.ACTIVE;
    String state =
        !member.running() ? "stopped" : failure != null ? "failed" : active ? "running" : "paused";
    int late = desk < 0 ? 0 : loop.trading().desks().get(desk).late();
    return new StrategyInfo(
        new ForeignText(facts.name()),
        session.account().name(),
        facts.series(),
        state,
        failure == null ? null : new ForeignText(failure),
        facts.budget() == null ? null : Views.decimal(facts.budget()),
        Views.decimal(desk < 0 ? engine.equity() : engine.equity(desk)),
        desk < 0 ? Decimal.ZERO : new Decimal(engine.desk(desk).position().quantity().value()),
        running == null ? 0 : running.line().bars(),
        running == null ? 0 : running.line().decisions(),
        late + (running == null ? 0 : running.line().late()),
        Instant.ofEpochMilli(member.since()));
  }

  private static RequestFailed usage(String message, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }

  @Override
  public void close() {
    live.values().forEach(LiveStrategy::close);
  }
}
