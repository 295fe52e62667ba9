package io.opentrade.research.study;

import io.opentrade.engine.backtest.SweepResult;
import io.opentrade.engine.backtest.SweepResult.Measured;
import io.opentrade.engine.backtest.SweepResult.Wanted;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.backtest.Glances;
import io.opentrade.research.backtest.Trials;
import io.opentrade.sandbox.ParameterValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Finds the points of a large space that are worth to be measured, by a glance at each: its trades
/// and its profit or drawdown, in the part of the bars that ranks.
final class Screening {
  /// Points at a time.
  private static final int BATCH = 4096;

  private static final Set<String> PROFITS =
      Set.of("netProfit", "netProfitPercent", "endEquity", "cagrPercent");
  private static final Set<String> RATIOS = Set.of("sharpe", "sortino", "calmar");

  private final Evaluation evaluation;
  private final Glances glances;
  private final Objective objective;
  private final List<Constraint> constraints;
  private int seen;

  /// @throws RequestFailed where the strategy cannot be screened, or nothing of the objective is
  ///     seen at a glance
  Screening(Evaluation evaluation, Objective objective, List<Constraint> constraints) {
    if (!PROFITS.contains(objective.name())
        && !(RATIOS.contains(objective.name()) && !objective.minimised())) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "--method screen cannot see " + objective + " at a glance",
          "rank by netProfitPercent or another profit, or by sharpe, sortino or calmar (which it"
              + " takes for profit over drawdown)");
    }
    this.evaluation = evaluation;
    this.glances = evaluation.trials().glances();
    this.objective = objective;
    this.constraints =
        constraints.stream().filter(constraint -> constraint.name().equals("trades")).toList();
  }

  /// A point by its number, and what it seems to be worth; larger is better.
  ///
  /// @param fits whether it trades as often as is wanted
  private record Seen(int number, boolean fits, double worth) {
    /// The worst first; of equals the later.
    static final Comparator<Seen> WORST_FIRST =
        Comparator.comparing(Seen::fits)
            .thenComparingDouble(Seen::worth)
            .thenComparing(Comparator.comparingInt(Seen::number).reversed());
  }

  /// How many points were glanced at.
  int seen() {
    return seen;
  }

  /// Glances at all, and names the best.
  ///
  /// @param count of points that are wanted
  /// @param progress told how many were glanced at
  /// @throws InterruptedException where it was stopped
  Search search(int count, int jobs, Progress progress) throws InterruptedException {
    List<int[]> best = best(count, jobs, progress);
    return new PointSearch(best.size(), best::get);
  }

  /// In the order of the space.
  private List<int[]> best(int count, int jobs, Progress progress) throws InterruptedException {
    PriorityQueue<Seen> best = new PriorityQueue<>(Seen.WORST_FIRST);
    int size = evaluation.space().size();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            jobs, Thread.ofPlatform().daemon().name("screening-", 0).factory());
    try {
      for (int first = 0; first < size; first += BATCH) {
        int end = Math.min(size, first + BATCH);
        for (Seen seen : look(first, end, executor, jobs)) {
          best.add(seen);
          if (best.size() > count) {
            best.remove();
          }
        }
        seen = end;
        progress.at(new Progress.Step(end, size, "combinations", new ForeignText("screened")));
      }
    } finally {
      executor.shutdownNow();
    }
    return best.stream()
        .mapToInt(Seen::number)
        .sorted()
        .mapToObj(evaluation.space()::point)
        .toList();
  }

  private List<Seen> look(int first, int end, ExecutorService executor, int jobs)
      throws InterruptedException {
    Trials trials = evaluation.trials();
    List<Map<String, ParameterValue>> values = new ArrayList<>();
    for (int number = first; number < end; number++) {
      values.add(evaluation.space().values(evaluation.space().point(number)));
    }
    int begin = trials.market().from();
    int split = evaluation.split();
    Wanted wanted = RATIOS.contains(objective.name()) ? Wanted.DRAWDOWN : Wanted.PROFIT;
    Glances.Stretch ranks = new Glances.Stretch(split, trials.market().candles().size());
    List<SweepResult> tests = glances.of(values, ranks, wanted, executor, jobs);
    // How often it trades in all is asked only where somebody wants to know.
    boolean parted = split != begin && !constraints.isEmpty();
    List<SweepResult> trainings =
        parted
            ? glances.of(values, new Glances.Stretch(begin, split), Wanted.PROFIT, executor, jobs)
            : List.of();
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      if (tests.get(i) instanceof Measured test) {
        int trades = test.trades() + (parted ? trades(trainings.get(i)) : 0);
        seen.add(new Seen(first + i, fits(trades), worth(test)));
      }
    }
    return seen;
  }

  private static int trades(SweepResult result) {
    return result instanceof Measured measured ? measured.trades() : 0;
  }

  private boolean fits(int trades) {
    return constraints.stream().allMatch(constraint -> constraint.keeps(trades));
  }

  private double worth(Measured test) {
    double profit = test.profit().value().doubleValue();
    double fall = fall(test);
    double worth = Double.isNaN(fall) ? profit : profit == 0 ? 0 : profit / fall;
    return objective.minimised() ? -worth : worth;
  }

  /// Not a number where it was not asked for.
  private static double fall(Measured test) {
    var fall = test.maxDrawdown();
    return fall == null ? Double.NaN : fall.value().doubleValue();
  }
}
