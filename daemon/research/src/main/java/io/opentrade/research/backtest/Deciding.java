package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.Scans;
import io.opentrade.engine.sim.BacktestingPy;
import io.opentrade.engine.sim.Freqtrade;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Graph;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.PlanLimits;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BarsProgress;
import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScanJob;
import io.opentrade.sandbox.ScannedPlan;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Has a worker decide. What comes back is a claim: a plan is evaluated here, over our own columns,
/// and the decisions of an `onBar` run are replayed here, by our own engine.
final class Deciding {
  private Deciding() {}

  static Decisions decide(
      Worker worker, Preparation ready, Market market, Settings settings, BarsProgress progress) {
    return switch (ready.style()) {
      case SIGNALS -> signals(worker, ready, settings, progress);
      case ON_BAR, ON_BARS ->
          bars(worker, ready.style(), List.of(ready), List.of(market), settings, progress)
              .getFirst();
    };
  }

  /// The market of the run that follows. backtesting.py lets a strategy decide a bar after all its
  /// indicators have a value; an `onBar` strategy looks after that itself.
  static Market market(Market given, Preparation ready, Settings settings, Decisions decisions) {
    boolean later =
        settings.fills().convention() instanceof BacktestingPy && ready.style() == Style.SIGNALS;
    return later
        ? new Market(
            given.candles(),
            given.instrument(),
            given.from(),
            Math.max(given.firstDecision(), decisions.ready() + 1),
            given.detail())
        : given;
  }

  /// Whether a script computes a column of the plan: what it keeps belongs to one run.
  private static boolean scans(Plan plan) {
    int all = Integer.MAX_VALUE;
    Graph graph = new Graph(new PlanLimits(all, all, all));
    graph.add(Graph.roots(plan));
    return graph.nodes().stream().anyMatch(node -> node.expression() instanceof Expression.Scan);
  }

  private static Decisions signals(
      Worker worker, Preparation ready, Settings settings, BarsProgress progress) {
    boolean foreign = settings.fills().convention() instanceof Freqtrade;
    ScannedPlan built = plan(worker, ready, progress);
    Evaluator evaluator =
        scans(built.plan())
            ? new Evaluator(
                ready.main().candles(), ready.otherCandles(), ready.numbers(), built.scans())
            : new Evaluator(
                ready.main().candles(), ready.otherCandles(), ready.numbers(), ready.shared());
    try {
      SignalStrategy strategy = new SignalStrategy(evaluator.signals(built.plan()), foreign);
      int settled = evaluator.warmup(); // before what is only drawn: that decides nothing
      Map<String, double[]> plots = new LinkedHashMap<>();
      built.plan().plots().forEach((name, column) -> plots.put(name, evaluator.numbers(column)));
      return new Decisions(
          strategy,
          new DecisionLog(List.of()),
          settled,
          built.log(),
          built.droppedLogLines(),
          List.copyOf(plots.keySet()),
          plots);
    } catch (PlanException exception) {
      throw new RequestFailed(
          FailureKind.FAILED, ready.file().script().name() + ": " + exception.getMessage(), null);
    }
  }

  /// Candles go to the worker only where the plan needs it to compute something.
  private static ScannedPlan plan(Worker worker, Preparation ready, BarsProgress progress) {
    BuiltPlan built = worker.plan(ready.overrides());
    if (!hasScans(built.plan())) {
      return new ScannedPlan(built.plan(), Scans.NONE, built.log(), built.droppedLogLines());
    }
    ScanJob job = new ScanJob(ready.main().candles(), ready.otherCandles(), ready.overrides());
    return worker.scan(job, progress);
  }

  private static boolean hasScans(Plan plan) {
    Graph graph = new Graph(PlanLimits.STANDARD);
    graph.add(Graph.roots(plan));
    return graph.nodes().stream().anyMatch(node -> node.expression() instanceof Expression.Scan);
  }

  /// By a script that is asked bar by bar: what it decided about each market.
  static List<Decisions> bars(
      Worker worker,
      Style style,
      List<Preparation> ready,
      List<Market> markets,
      Settings settings,
      BarsProgress progress) {
    List<BarsJob.Place> places = new ArrayList<>();
    for (Preparation each : ready) {
      places.add(new BarsJob.Place(markets.get(places.size()), each.otherCandles()));
    }
    Map<String, ParameterValue> values = ready.getFirst().overrides();
    BarsResult result =
        worker.runBars(new BarsJob(style, places, settings, values, List.of()), progress);
    List<Decisions> all = new ArrayList<>();
    for (BarsResult.Place place : result.places()) {
      boolean first = all.isEmpty();
      int bars = markets.get(all.size()).candles().size();
      all.add(
          new Decisions(
              new ReplayStrategy(place.decisions()),
              place.decisions(),
              Math.min(place.ready(), bars),
              first ? result.log() : List.of(),
              first ? result.droppedLogLines() : 0,
              List.copyOf(place.plots().keySet()),
              place.plots()));
    }
    return all;
  }
}
