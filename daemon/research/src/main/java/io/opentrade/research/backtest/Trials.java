package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Combination;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Metrics;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.ColumnCache;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.GridEvaluator;
import io.opentrade.engine.column.SharedColumns;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A strategy on its candles, ready to be traded with any parameters over any stretch of them.
/// Safe for use by many threads. A `signals` script is asked once where its plan is symbolic, else
/// once a combination; an `onBar` script runs in a crew of workers that stay warm, each time with
/// new variables.
public final class Trials implements AutoCloseable {
  /// Which part of the memory columns may take together.
  private static final int SHARE = 8;

  /// Which part of it the new columns of combinations may take that are computed side by side, on
  /// each of some threads.
  private static final int GROUP_SHARE = 32;

  private final BacktestRun request;
  private final Preparation ready;
  private final Market market;
  private final Settings settings;
  private final String dataHash;
  private final Runnable ended;
  private final SharedColumns shared;
  private final Map<Integer, Candles> beginnings = new ConcurrentHashMap<>();
  private @Nullable Plan symbolic;
  private @Nullable Boolean onePlan;
  private final Function<Boolean, Worker> workers;
  private Crew crew;

  /// @param worker that has loaded the script
  /// @param workers gives further ones; those that compile where that is wanted
  Trials(
      BacktestRun request,
      Preparation ready,
      Market market,
      Settings settings,
      String dataHash,
      Worker worker,
      Function<Boolean, Worker> workers,
      Runnable ended) {
    this.request = request;
    this.ready = ready;
    this.market = market;
    this.settings = settings;
    this.dataHash = dataHash;
    this.workers = workers;
    this.crew = new Crew(ready.file().script(), () -> workers.apply(false));
    crew.rest(worker);
    this.ended = ended;
    SharedColumns known = ready.shared();
    this.shared = known == null ? own(ready) : known;
  }

  /// Columns for this study alone, over candles that come from no store.
  private static SharedColumns own(Preparation ready) {
    List<String> names =
        IntStream.rangeClosed(0, ready.others().size()).mapToObj(Integer::toString).toList();
    return new ColumnCache(Runtime.getRuntime().maxMemory() / SHARE).over(names);
  }

  /// What the strategy does with one set of parameters.
  @FunctionalInterface
  public interface Decided {
    /// Trades it flat from the beginning of a stretch of bars to its end; earlier bars are warm-up.
    ///
    /// @param from first bar of the stretch, of the market's candles
    /// @param to the bar after its last
    /// @throws RequestFailed where it cannot
    Outcome trade(int from, int to, Settings settings) throws InterruptedException;
  }

  /// To be told before anything is decided.
  ///
  /// @param bars at which scripts are to be asked in all runs together
  /// @param jobs how many runs at the same time
  public void expect(long bars, int jobs) {
    if (ready.style() != Style.SIGNALS
        && LongRuns.compileStudy(ready.file().script().language(), bars / Math.max(1, jobs))) {
      crew.close();
      crew = new Crew(ready.file().script(), () -> workers.apply(true));
    }
  }

  /// The whole range.
  public Market market() {
    return market;
  }

  public Settings settings() {
    return settings;
  }

  /// Days of a year for the figures.
  public int periodsPerYear() {
    return BacktestJob.periodsPerYear(request, market.candles());
  }

  public Declaration declaration() {
    return ready.declaration();
  }

  /// The strategy's file name.
  public String strategy() {
    return ready.file().script().name();
  }

  /// SHA-256 of the strategy's file.
  public String strategyHash() {
    return ready.file().hash();
  }

  /// Name of the series that is traded.
  public String series() {
    return ready.main().name();
  }

  /// What reports must tell of the candles.
  public List<Warning> notes() {
    return ready.main().notes().stream().map(note -> Warning.of("data", note)).toList();
  }

  /// SHA-256 of its candles.
  public String dataHash() {
    return dataHash;
  }

  /// SHA-256 of all that was read to trade it: two studies that differ in nothing else have the
  /// same results where this is the same.
  public String inputsHash() {
    return new InputsHash(request, ready, settings).text(dataHash);
  }

  /// Whether one plan served all; null while nothing was decided, and for `onBar`.
  public synchronized @Nullable Boolean onePlan() {
    return onePlan;
  }

  /// The market up to a bar, reported from another on.
  public Market stretch(int from, int to) {
    Candles all = market.candles();
    Candles part =
        to == all.size() ? all : beginnings.computeIfAbsent(to, end -> all.slice(0, end));
    int first = Math.max(from, market.firstDecision());
    return new Market(
        part,
        market.instrument(),
        from,
        first,
        market.detail(),
        market.mark(),
        market.funding(),
        market.book());
  }

  /// The figures of an outcome of that stretch.
  public Metrics measure(Outcome outcome, int from, int to, Settings settings) {
    return Metrics.of(outcome, stretch(from, to), settings, periodsPerYear());
  }

  /// The same as those of the wire.
  public io.opentrade.protocol.Metrics document(Metrics metrics) {
    return Documents.metrics(metrics);
  }

  /// Has the strategy decide.
  ///
  /// @param changes parameters in place of the person's and the declared ones
  /// @throws RequestFailed of kind FAILED where it cannot with these parameters
  public Decided decide(Map<String, ParameterValue> changes) throws InterruptedException {
    Map<String, ParameterValue> values = with(changes);
    return switch (ready.style()) {
      case SIGNALS -> signals(values);
      case ON_BAR, ON_BARS ->
          (from, to, under) -> bars(values, stretch(from, to), under, ready.otherCandles());
    };
  }

  /// Why there is nothing to decide on other candles; null where there is.
  public @Nullable String obstacle() {
    return new Imagined(request, ready, market).obstacle();
  }

  /// As [#decide], on other candles of the same bars: what would have been. Longer bars that the
  /// strategy reads are made of these anew.
  ///
  /// @throws RequestFailed where there is an obstacle
  public Decided decideOn(Candles candles) throws InterruptedException {
    Imagined imagined = new Imagined(request, ready, market);
    String obstacle = imagined.obstacle();
    if (obstacle != null) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "no other candles can be drawn: " + obstacle,
          "leave it out, or take the other methods: --method shuffle,resample,costs");
    }
    Map<String, Candles> others = imagined.others(candles);
    Map<String, ParameterValue> values = ready.overrides();
    if (ready.style() != Style.SIGNALS) {
      return (from, _, under) ->
          bars(values, looked(imagined.market(candles, from)), under, others);
    }
    Signals signals = signals(new Evaluator(candles, others, ready.numbers()), plan(values));
    return (_, _, under) ->
        run(looked(imagined.market(candles, market.from())), under, new SignalStrategy(signals));
  }

  /// The market, once every candle was looked at.
  ///
  /// @throws RequestFailed where one holds no numbers
  static Market looked(Market market) {
    try {
      Backtest.requireNumbers(market);
      return market;
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(exception.getMessage()), null);
    }
  }

  /// Has the strategy decide with the first of many sets of parameters, with as many of them at
  /// once as memory allows, at least one: `signals` are then computed side by side, and what they
  /// have in common once.
  ///
  /// @param changes each as for [#decide]; at least one
  /// @return one a set, in their order; one that cannot run with its parameters says so when it is
  ///     traded
  public List<Decided> decideTogether(List<Map<String, ParameterValue>> changes)
      throws InterruptedException {
    if (ready.style() != Style.SIGNALS) {
      return List.of(decide(changes.getFirst()));
    }
    SignalGroup group =
        new SignalGroup(new GridEvaluator(market.candles(), ready.otherCandles(), shared));
    long memory = Runtime.getRuntime().maxMemory() / GROUP_SHARE;
    for (Map<String, ParameterValue> change : changes) {
      if (group.size() > 0 && group.bytes() > memory) {
        break;
      }
      add(group, with(change));
    }
    List<Decided> decided = new ArrayList<>();
    for (@Nullable Signals signals : group.run()) {
      Map<String, ParameterValue> change = changes.get(decided.size());
      decided.add(
          signals != null
              ? trading(signals)
              : (from, to, under) -> decide(change).trade(from, to, under));
    }
    return decided;
  }

  /// A script that refuses some parameters must not spoil the others of its group.
  private void add(SignalGroup group, Map<String, ParameterValue> values)
      throws InterruptedException {
    try {
      group.add(plan(values), ready.with(values).numbers());
    } catch (RequestFailed refused) {
      if (refused.failure().kind() != FailureKind.FAILED) {
        throw refused;
      }
      group.addWithoutPlan();
    }
  }

  /// The same for glances: several times as fast, and without most figures.
  ///
  /// @throws RequestFailed where the strategy or the size of its entries does not allow it
  public Glances glances() {
    if (ready.style() != Style.SIGNALS) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "only strategies of signals can be screened; this one is asked at every bar",
          "take another method: --method random");
    }
    if (SizeText.parse(BacktestJob.sizeText(request, 1)).bars() > 0) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "entries sized by volatility cannot be screened",
          "take another --size, or another --method");
    }
    return new Glances(this, ready.otherCandles(), shared);
  }

  /// @throws RequestFailed of kind FAILED where the script refuses these parameters
  Combination combination(Map<String, ParameterValue> changes) throws InterruptedException {
    Map<String, ParameterValue> values = with(changes);
    return new Combination(plan(values), ready.with(values).numbers());
  }

  private Map<String, ParameterValue> with(Map<String, ParameterValue> changes) {
    Map<String, ParameterValue> values = new LinkedHashMap<>(ready.overrides());
    values.putAll(changes);
    return values;
  }

  private Decided trading(Signals signals) {
    return (from, to, under) -> run(stretch(from, to), under, new SignalStrategy(signals));
  }

  private Decided signals(Map<String, ParameterValue> values) throws InterruptedException {
    Preparation with = ready.with(values);
    Evaluator evaluator =
        new Evaluator(market.candles(), with.otherCandles(), with.numbers(), shared);
    return trading(signals(evaluator, plan(values)));
  }

  private Signals signals(Evaluator evaluator, Plan plan) throws InterruptedException {
    try {
      return evaluator.signals(plan);
    } catch (CancellationException _) {
      throw new InterruptedException();
    } catch (PlanException exception) {
      throw new RequestFailed(FailureKind.FAILED, strategy() + ": " + exception.getMessage(), null);
    }
  }

  private synchronized Plan plan(Map<String, ParameterValue> values) throws InterruptedException {
    Plan known = symbolic;
    if (known != null) {
      return known;
    }
    BuiltPlan built;
    try {
      built = crew.plan(values);
    } catch (ScriptFailed failed) {
      throw Laboratory.refusal(failed);
    }
    onePlan = built.symbolic();
    symbolic = built.symbolic() ? built.plan() : null;
    return built.plan();
  }

  private Outcome bars(
      Map<String, ParameterValue> values, Market on, Settings under, Map<String, Candles> others)
      throws InterruptedException {
    try {
      BarsJob job = new BarsJob(ready.style(), on, under, others, values);
      var result = crew.run(job, _ -> !Thread.currentThread().isInterrupted());
      return run(on, under, new ReplayStrategy(result.first().decisions()));
    } catch (ScriptFailed failed) {
      throw Laboratory.refusal(failed);
    }
  }

  /// @param on whose candles were looked at
  private Outcome run(Market on, Settings under, Strategy strategy) throws InterruptedException {
    Progress progress = _ -> !Thread.currentThread().isInterrupted();
    try {
      RunSize size = SizeText.parse(BacktestJob.sizeText(request, 1));
      return Backtest.again(on, under, size.sized(strategy, on.candles()), progress);
    } catch (CancellationException _) {
      throw new InterruptedException();
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(exception.getMessage()), null);
    }
  }

  @Override
  public void close() {
    crew.close();
    ended.run();
  }
}
