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
import io.opentrade.sandbox.RestartPolicy;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.server.log.Log;
import io.opentrade.server.watchdog.Watched;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Starts strategies, stops them, and starts again those that ran when the daemon ended.
public final class Strategies implements AutoCloseable {
  /// What an exchange that is in trouble answers.
  private static final Set<FailureKind> PASSING =
      EnumSet.of(FailureKind.EXCHANGE, FailureKind.TIMEOUT, FailureKind.UNREACHABLE);

  private final Accounts accounts;
  private final Markets markets;
  private final Planner planner;
  private final InstantSource clock;
  private final Log log;
  private final Restarts restarts;
  private final StrategyDiaries diaries;
  private final Map<String, LiveStrategy> live = new ConcurrentHashMap<>();
  private final Map<String, RestartPolicy.Life> lives = new ConcurrentHashMap<>();
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private final Set<Thread> resuming = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// Why a strategy that should run does not.
  ///
  /// @param passing whether it is tried again
  private record Trouble(String message, boolean passing) {}

  /// How long those that are being started are waited for at the end; they are told to stop.
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /// When strategies that do not run are tried again.
  ///
  /// @param again how long one waits whose exchange does not answer when it is to go on
  /// @param deaths how often one that dies is started again, and when
  public record Restarts(Duration again, RestartPolicy deaths) {}

  /// @param folder for what strategies write; made where missing
  public Strategies(
      Accounts accounts,
      Feed feed,
      Planner planner,
      InstantSource clock,
      Restarts restarts,
      Path folder,
      Log log) {
    this.accounts = accounts;
    this.markets = new Markets(feed, clock);
    this.planner = planner;
    this.clock = clock;
    this.restarts = restarts;
    this.diaries = new StrategyDiaries(folder, clock);
    this.log = log;
  }

  /// Goes on with what ran before: one that cannot go on holds up nobody, and one whose exchange is
  /// away waits for it.
  public void resume() {
    for (Session session : accounts.all()) {
      resuming.add(
          Thread.ofVirtual()
              .name("strategies-" + session.account().name())
              .start(() -> resume(session)));
    }
  }

  private void resume(Session session) {
    try {
      while (!resumed(session)) {
        Thread.sleep(restarts.again());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      log.error("strategies do not go on", broken, "account", session.account().name());
    }
  }

  /// @return whether none has to be tried again
  private boolean resumed(Session session) throws InterruptedException {
    ExchangeLink link = session.link();
    if (link != null && !link.reachable()) {
      return session.ask(loop -> loop.trading().roster().all()).stream()
          .noneMatch(StrategyRoster.Member::running);
    }
    boolean all = true;
    for (StrategyRoster.Member member : session.ask(loop -> loop.trading().roster().all())) {
      String key = key(session, member.facts().name());
      Trouble trouble = troubles.get(key);
      boolean lasting = trouble != null && !trouble.passing();
      if (member.running() && !live.containsKey(key) && !lasting) {
        all &= resumed(session, member.facts());
      }
    }
    return all;
  }

  private boolean resumed(Session session, StrategyFacts facts) throws InterruptedException {
    String key = key(session, facts.name());
    // The exchange is asked first: where it is away, the script need not be loaded.
    boolean passing = true;
    try {
      List<LivePlace> places = new LivePlaces(markets).of(session, facts);
      passing = false;
      Planner.Ready ready = planner.load(facts.script(), facts.set(), places.size());
      passing = true;
      LiveStrategy strategy = prepared(session, facts, places, ready);
      if (live.putIfAbsent(key, strategy) == null) {
        troubles.remove(key);
        beginIfWanted(session, facts, strategy);
      } else {
        strategy.close();
      }
      return true;
    } catch (RequestFailed failed) {
      passing = passing && PASSING.contains(failed.failure().kind());
      String why = failed.failure().message();
      troubles.put(key, new Trouble(why, passing));
      log.warn("a strategy does not go on", "name", facts.name(), "again", passing, "why", why);
      return !passing;
    } catch (ScriptFailed failed) {
      if (!closed) { // else it was killed since the daemon ends, and goes on at its next start
        died(session, facts, null, failed);
      }
      return true;
    }
  }

  /// The script threw, hung or lost its process. What it had in the market stays there; it is
  /// started again when the policy says so.
  private void died(
      Session session, StrategyFacts facts, @Nullable LiveStrategy dead, ScriptFailed failed) {
    String key = key(session, facts.name());
    String why = failed.failure().oneLine();
    StrategyDiary diary = diaries.of(session, facts.number());
    diary.wrote(null, failed.log(), 0);
    diary.write("died", null, why);
    Instant now = clock.instant();
    Instant since = dead == null ? now : dead.since();
    if (dead != null) {
      live.remove(key, dead);
      dead.close();
    }
    RestartPolicy.Life before = lives.getOrDefault(key, RestartPolicy.Life.begin(since));
    Optional<RestartPolicy.Life> next =
        restarts
            .deaths()
            .afterDeath(new RestartPolicy.Life(before.deaths(), since, before.reason()), now, why);
    log.warn("a strategy died", "name", facts.name(), "again", next.isPresent(), "why", why);
    if (next.isEmpty()) {
      leftDead(session, facts, diary, why);
      return;
    }
    lives.put(key, next.get());
    troubles.put(key, new Trouble(why, true));
    Duration pause = Duration.between(now, next.get().startedAt());
    diary.write(
        "restart", null, "number %d, in %d s".formatted(next.get().deaths(), pause.toSeconds()));
    resuming.add(
        Thread.ofVirtual().name("restart-" + key).start(() -> restart(session, facts, pause)));
  }

  /// Too many deaths in a row: its resting entries are taken back, its protection stays.
  private void leftDead(Session session, StrategyFacts facts, StrategyDiary diary, String why) {
    troubles.put(key(session, facts.name()), new Trouble(why, false));
    diary.write(
        "failed", null, "it died too often: start it again by hand; entries are taken back");
    try {
      session.ask(
          loop ->
              loop.accept(
                  new Entry.Told(
                      new Command.Halt(loop.stamp(), new Scope.Strategy(facts.number())),
                      "strategy " + facts.name())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      log.error("a dead strategy was not halted", broken, "name", facts.name());
    }
  }

  private void restart(Session session, StrategyFacts facts, Duration pause) {
    try {
      Thread.sleep(pause);
      while (!closed && wanted(session, facts) && !resumed(session, facts)) {
        Thread.sleep(restarts.again());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      log.error("a strategy does not go on", broken, "name", facts.name());
    } finally {
      resuming.remove(Thread.currentThread());
    }
  }

  private boolean wanted(Session session, StrategyFacts facts) throws InterruptedException {
    StrategyRoster.Member now = session.ask(loop -> loop.trading().roster().find(facts.name()));
    return now != null && now.running() && !live.containsKey(key(session, facts.name()));
  }

  /// Somebody may have stopped it meanwhile.
  private void beginIfWanted(Session session, StrategyFacts facts, LiveStrategy strategy)
      throws InterruptedException {
    StrategyRoster.Member now = session.ask(loop -> loop.trading().roster().find(facts.name()));
    if (now != null && now.running()) {
      strategy.start();
    } else {
      live.remove(key(session, facts.name()), strategy);
      strategy.close();
    }
  }

  private static String key(Session session, String name) {
    return session.account().name() + "/" + name;
  }

  StrategyInfo start(Session session, StrategyStart request, Script script, String by)
      throws InterruptedException {
    List<SeriesName> series = Admission.series(session, request.series());
    String name = request.name() == null ? plain(script.name()) : request.name();
    requireNew(session, name, live.get(key(session, name)));
    FuturesOrders.demandFutures(session, request.leverage(), request.margin());
    Decimal cash = request.budget();
    Money budget = cash == null ? null : new Money(cash.value());
    Planner.Ready ready = planner.load(script, request.set(), series.size());
    LiveStrategy strategy = null;
    try {
      StrategyFacts facts = facts(session, request, script, name, series, budget);
      strategy = prepared(session, facts, new LivePlaces(markets).of(session, facts), ready);
      requireNew(session, name, live.putIfAbsent(key(session, name), strategy));
      begin(session, facts, strategy, request, by);
    } catch (ScriptFailed failed) {
      throw ScriptFailures.of(failed.failure());
    } finally {
      if (strategy == null || live.get(key(session, name)) != strategy) {
        ready.close();
      }
    }
    return info(session, name);
  }

  private StrategyFacts facts(
      Session session,
      StrategyStart request,
      Script script,
      String name,
      List<SeriesName> series,
      @Nullable Money budget)
      throws InterruptedException {
    return session.ask(
        loop -> {
          StrategyRoster roster = loop.trading().roster();
          StrategyRoster.Member before = roster.find(name);
          int number = before == null ? roster.next() : before.facts().number();
          Admission.requireSame(before, series);
          Admission.requireBudget(before, budget);
          Admission.requireAlone(loop, series, number);
          List<String> names = series.stream().map(SeriesName::toString).toList();
          return new StrategyFacts(number, name, names, script, request.set(), budget);
        });
  }

  private static void requireNew(Session session, String name, @Nullable LiveStrategy other) {
    if (other != null) {
      throw Admission.refused(
          name + " runs already at " + session.account().name(),
          "stop it first, or give another --name");
    }
  }

  private void begin(
      Session session, StrategyFacts facts, LiveStrategy strategy, StrategyStart request, String by)
      throws InterruptedException {
    String key = key(session, facts.name());
    boolean kept = false;
    try {
      session.ask(
          loop -> {
            Admission.requireAlone(loop, facts.markets(), facts.number());
            Admission.requireNumber(loop.trading().roster(), facts);
            for (SeriesName market : facts.markets()) {
              int desk = loop.find(market.symbol(), facts.number());
              FuturesOrders.agree(loop, desk, request.leverage(), request.margin(), by);
            }
            loop.accept(new Entry.StrategyStarted(loop.stamp(), facts));
            Command resume = new Command.Resume(loop.stamp(), new Scope.Strategy(facts.number()));
            return loop.accept(new Entry.Told(resume, by));
          });
      kept = true;
      troubles.remove(key);
      lives.remove(key);
      diaries.of(session, facts.number()).write("started", null, "by " + by);
      strategy.start();
    } finally {
      if (!kept) {
        live.remove(key, strategy);
      }
    }
  }

  private static String plain(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /// A strategy that knows the bars before now, and has not begun.
  private LiveStrategy prepared(
      Session session, StrategyFacts facts, List<LivePlace> found, Planner.Ready ready)
      throws InterruptedException {
    List<LivePlace> places = LivePlaces.reading(found, ready.series());
    StrategyLine line =
        new StrategyLine(
            session,
            desks(session, places),
            "strategy " + facts.name(),
            LivePlaces.decider(ready, places),
            diaries.of(session, facts.number()));
    LiveStrategy[] self = new LiveStrategy[1];
    LiveStrategy strategy =
        new LiveStrategy(
            session,
            line,
            places,
            markets,
            clock,
            log,
            failed -> died(session, facts, self[0], failed));
    self[0] = strategy;
    boolean begun = false;
    try {
      strategy.warmUp(ready.warmup());
      begun = true;
    } finally {
      if (!begun) {
        strategy.close();
      }
    }
    return strategy;
  }

  private static List<StrategyLine.Place> desks(Session session, List<LivePlace> places)
      throws InterruptedException {
    return session.ask(
        loop ->
            places.stream()
                .map(
                    place ->
                        new StrategyLine.Place(loop.desk(place.desk()), place.series().timeframe()))
                .toList());
  }

  StrategyInfo stop(Session session, StrategyStop request, String by) throws InterruptedException {
    LiveStrategy running = live.remove(key(session, request.name()));
    if (running != null) {
      end(session, request.name(), running);
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

  /// What it does wrong at its end holds nothing up.
  private void end(Session session, String name, LiveStrategy running) throws InterruptedException {
    int number = session.ask(loop -> number(loop, name));
    StrategyDiary diary = diaries.of(session, number);
    try {
      running.stop();
    } catch (ScriptFailed failed) {
      diary.wrote(null, failed.log(), 0);
      diary.write("died", null, "when it was stopped: " + failed.failure().oneLine());
    }
    diary.write("stopped", null, "by a command");
  }

  /// The scope of a strategy, for brakes.
  static Scope scope(Session session, String name) throws InterruptedException {
    return session.ask(loop -> new Scope.Strategy(number(loop, name)));
  }

  private static int number(Session.Loop loop, String name) {
    return facts(loop, name).number();
  }

  /// What a strategy was started with.
  ///
  /// @throws RequestFailed where the account has none of that name
  static StrategyFacts facts(Session.Loop loop, String name) {
    StrategyRoster.Member member = loop.trading().roster().find(name);
    if (member == null) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          loop.trading().account().name() + " has no strategy " + name,
          "look: opentrade strategy list");
    }
    return member.facts();
  }

  /// The threads and bars of those that run.
  public List<Watched> watched() {
    return live.values().stream().flatMap(each -> each.watched().stream()).toList();
  }

  /// One that runs; null where it does not.
  @Nullable LiveStrategy running(Session session, String name) {
    return live.get(key(session, name));
  }

  /// Its lives, as far as it has died since it was started by hand; null where it has not.
  RestartPolicy.@Nullable Life life(Session session, String name) {
    return lives.get(key(session, name));
  }

  /// What it wrote.
  StrategyDiary diary(Session session, int number) {
    return diaries.of(session, number);
  }

  /// The wall that workers stand behind.
  String wall() {
    return planner.wall();
  }

  StrategyInfo info(Session session, String name) throws InterruptedException {
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
    List<TradedDesk> desks = desks(loop, facts);
    LiveStrategy running = live.get(key(session, facts.name()));
    Trouble trouble = member.running() ? troubles.get(key(session, facts.name())) : null;
    int late = desks.stream().mapToInt(TradedDesk::late).sum();
    return new StrategyInfo(
        new ForeignText(facts.name()),
        session.account().name(),
        facts.words(),
        state(member, running, trouble, engine.states().of(facts.number())),
        trouble == null ? null : new ForeignText(trouble.message()),
        facts.budget() == null ? null : Views.decimal(facts.budget()),
        Views.decimal(desks.isEmpty() ? engine.equity() : engine.equity(desks.getFirst().number())),
        held(engine, facts, desks),
        running == null ? 0 : running.line().bars(),
        running == null ? 0 : running.line().decisions(),
        late + (running == null ? 0 : running.line().late()),
        Instant.ofEpochMilli(member.since()));
  }

  /// Null where it trades several markets: quantities of different things have no sum.
  private static @Nullable Decimal held(
      Engine engine, StrategyFacts facts, List<TradedDesk> desks) {
    if (facts.series().size() > 1) {
      return null;
    }
    return desks.isEmpty()
        ? Decimal.ZERO
        : new Decimal(engine.desk(desks.getFirst().number()).position().quantity().value());
  }

  /// A strategy's desks, in the order of its markets; empty where it never began.
  static List<TradedDesk> desks(Session.Loop loop, StrategyFacts facts) {
    List<TradedDesk> desks = new ArrayList<>();
    for (SeriesName series : facts.markets()) {
      int desk = loop.find(series.symbol(), facts.number());
      if (desk >= 0) {
        desks.add(loop.trading().desks().get(desk));
      }
    }
    return desks;
  }

  private static String state(
      StrategyRoster.Member member,
      @Nullable LiveStrategy running,
      @Nullable Trouble trouble,
      TradingState trading) {
    if (!member.running()) {
      return "stopped";
    }
    if (running == null) {
      return trouble == null || trouble.passing() ? "waiting" : "failed";
    }
    return trading == TradingState.ACTIVE ? "running" : "paused";
  }

  @Override
  public void close() {
    closed = true;
    resuming.forEach(Thread::interrupt);
    resuming.forEach(Strategies::await); // they hold workers, and write diaries
    live.values().forEach(LiveStrategy::close);
    diaries.close();
  }

  private static void await(Thread ending) {
    try {
      ending.join(FAREWELL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
