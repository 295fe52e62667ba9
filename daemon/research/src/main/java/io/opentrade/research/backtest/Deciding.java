package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BarsProgress;
import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Worker;
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
      case SIGNALS -> signals(worker, ready);
      case ON_BAR -> bars(worker, ready, market, settings, progress);
    };
  }

  private static Decisions signals(Worker worker, Preparation ready) {
    BuiltPlan built = worker.plan(ready.overrides());
    Evaluator evaluator =
        new Evaluator(ready.main().candles(), ready.otherCandles(), ready.numbers());
    try {
      SignalStrategy strategy = new SignalStrategy(evaluator.signals(built.plan()));
      int settled = evaluator.warmup(); // before what is only drawn: that decides nothing
      Map<String, double[]> plots = new LinkedHashMap<>();
      built.plan().plots().forEach((name, column) -> plots.put(name, evaluator.numbers(column)));
      return new Decisions(
          strategy,
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

  private static Decisions bars(
      Worker worker, Preparation ready, Market market, Settings settings, BarsProgress progress) {
    BarsJob job = new BarsJob(market, settings, ready.otherCandles(), ready.overrides());
    BarsResult result = worker.runBars(job, progress);
    return new Decisions(
        new ReplayStrategy(result.decisions()),
        Math.min(result.ready(), market.candles().size()),
        result.log(),
        result.droppedLogLines(),
        result.plots(),
        Map.of());
  }
}
