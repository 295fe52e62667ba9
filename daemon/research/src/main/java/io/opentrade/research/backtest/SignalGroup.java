package io.opentrade.research.backtest;

import io.opentrade.engine.column.GridEvaluator;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Combinations of parameters whose signals are computed side by side, a tile of bars at a time.
final class SignalGroup {
  private final GridEvaluator grid;

  /// The number of each combination in the grid; null for one that cannot be computed.
  private final List<@Nullable Integer> places = new ArrayList<>();

  SignalGroup(GridEvaluator grid) {
    this.grid = grid;
  }

  void add(Plan plan, Map<String, Double> parameters) {
    try {
      grid.add(plan, parameters);
      places.add(grid.size() - 1);
    } catch (PlanException _) {
      places.add(null);
    }
  }

  /// One that cannot be computed: there is no plan for its parameters.
  void addWithoutPlan() {
    places.add(null);
  }

  int size() {
    return places.size();
  }

  /// What the columns of all take at most.
  long bytes() {
    return grid.bytes();
  }

  /// The signals of each combination, null for one that cannot be computed; it is asked for alone,
  /// to fail in the words of a single run.
  ///
  /// @throws InterruptedException where the thread is interrupted
  List<@Nullable Signals> run() throws InterruptedException {
    try {
      grid.run(() -> !Thread.currentThread().isInterrupted());
    } catch (CancellationException _) {
      throw new InterruptedException();
    }
    List<@Nullable Signals> signals = new ArrayList<>();
    for (Integer place : places) {
      signals.add(place == null ? null : grid.signals(place));
    }
    return signals;
  }
}
