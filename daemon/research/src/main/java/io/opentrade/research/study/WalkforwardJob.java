package io.opentrade.research.study;

import io.opentrade.engine.backtest.Metrics;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.WalkforwardRun;
import io.opentrade.research.backtest.Laboratory;
import io.opentrade.research.backtest.Trials;
import io.opentrade.store.StudyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Walks forward: chooses on a stretch, trades the next, and joins what was traded to one account.
///
/// At the edge of a window everything that is held is closed at the open of its last bar; the next
/// test begins flat, with the money that is left, on indicators that have seen all bars before.
public final class WalkforwardJob {
  private static final int LARGEST = 20_000;

  private final Laboratory laboratory;
  private final StudyStore store;

  public WalkforwardJob(Laboratory laboratory, StudyStore store) {
    this.laboratory = laboratory;
    this.store = store;
  }

  /// What a combination was worth in each training: its score and its profit; or why it could not
  /// run.
  private record Trained(double[] scores, double[] percents, @Nullable String reason) {}

  /// @throws RequestFailed where something does not fit
  /// @throws InterruptedException where it was stopped
  public WalkforwardRun.Reply run(WalkforwardRun request, Progress progress)
      throws InterruptedException {
    Objective objective = Objective.parse(request.objective());
    List<Constraint> constraints = request.constraints().stream().map(Constraint::parse).toList();
    try (Trials trials = laboratory.open(request.base())) {
      Space space = Space.parse(request.sweeps(), trials.declaration());
      if (space.size() > LARGEST) {
        throw new RequestFailed(
            FailureKind.USAGE,
            "a walk forward tries at most %,d combinations".formatted(LARGEST),
            "widen the steps of --sweep");
      }
      List<Windows.Window> windows = Windows.of(request, trials.market());
      Training training = new Training(trials, space, windows, objective, constraints);
      int jobs = OptimizeJob.jobs(request.jobs());
      trials.expect(space.size() * bars(windows), jobs);
      List<Trained> trained = train(training, jobs, progress);
      store.tried(trials.strategy(), trials.series(), (long) space.size() * windows.size());
      if (trained.stream().allMatch(each -> each.reason() != null)) {
        throw new RequestFailed(
            FailureKind.FAILED,
            "no combination could run; the first: " + trained.getFirst().reason(),
            "look at one: opentrade backtest FILE --set NAME=VALUE");
      }
      return walk(trials, space, windows, objective, trained);
    }
  }

  /// Of all trainings of one combination.
  private static long bars(List<Windows.Window> windows) {
    return windows.stream().mapToLong(each -> each.trainTo() - each.trainFrom()).sum();
  }

  /// Trades every combination in every training.
  private record Training(
      Trials trials,
      Space space,
      List<Windows.Window> windows,
      Objective objective,
      List<Constraint> constraints) {
    Trained of(int number) throws InterruptedException {
      double[] scores = new double[windows.size()];
      double[] percents = new double[windows.size()];
      try {
        Trials.Decided decided = trials.decide(space.values(space.point(number)));
        for (int i = 0; i < scores.length; i++) {
          Windows.Window window = windows.get(i);
          Outcome outcome = decided.trade(window.trainFrom(), window.trainTo(), trials.settings());
          Metrics metrics =
              trials.measure(outcome, window.trainFrom(), window.trainTo(), trials.settings());
          Result result = new Result(null, trials.document(metrics), null, null);
          scores[i] = Ranking.score(result, objective, constraints);
          percents[i] = metrics.netProfitPercent();
        }
      } catch (RequestFailed failed) {
        if (failed.failure().kind() != FailureKind.FAILED) {
          throw failed;
        }
        Arrays.fill(scores, Double.NaN);
        return new Trained(scores, percents, failed.failure().message());
      }
      return new Trained(scores, percents, null);
    }
  }

  private static List<Trained> train(Training training, int jobs, Progress progress)
      throws InterruptedException {
    return Parallel.map(
        training.space().size(),
        jobs,
        training::of,
        done ->
            progress.at(
                new Progress.Step(
                    done,
                    training.space().size(),
                    "combinations",
                    new ForeignText("%d trainings each".formatted(training.windows().size())))));
  }

  private static WalkforwardRun.Reply walk(
      Trials trials,
      Space space,
      List<Windows.Window> windows,
      Objective objective,
      List<Trained> trained)
      throws InterruptedException {
    List<WalkforwardRun.Window> rows = new ArrayList<>();
    Stitch stitch =
        new Stitch(
            trials.settings(),
            trials.market().candles(),
            windows.getFirst().testFrom(),
            trials.periodsPerYear());
    for (int i = 0; i < windows.size() && !stitch.ruined(); i++) {
      rows.add(step(trials, space, windows.get(i), i, objective, trained, stitch));
    }
    OptimizeReply.Subject subject = OptimizeJob.subject(trials, trials.market().from());
    Double efficiency = efficiency(rows);
    List<String> reasons = trained.stream().map(Trained::reason).filter(Objects::nonNull).toList();
    return new WalkforwardRun.Reply(
        subject,
        objective.toString(),
        space.size(),
        rows,
        stitch.total(
            windows.get(rows.size() - 1).testTo(),
            (int) rows.stream().filter(row -> row.testPercent() > 0).count()),
        efficiency,
        stitch.chart(),
        new WalkforwardDoubts(objective, rows, windows.size(), efficiency, reasons)
            .after(trials.notes()));
  }

  private static WalkforwardRun.Window step(
      Trials trials,
      Space space,
      Windows.Window window,
      int index,
      Objective objective,
      List<Trained> trained,
      Stitch stitch)
      throws InterruptedException {
    int best = -1;
    for (int number = 0; number < trained.size(); number++) {
      double score = trained.get(number).scores()[index];
      if (!Double.isNaN(score) && (best < 0 || score > trained.get(best).scores()[index])) {
        best = number;
      }
    }
    if (best < 0) {
      return row(trials, window, Map.of(), null, null, 0, 0, 0);
    }
    Settings settings = stitch.settings();
    Outcome outcome =
        trials
            .decide(space.values(space.point(best)))
            .trade(window.testFrom(), window.testTo(), settings);
    Metrics metrics = trials.measure(outcome, window.testFrom(), window.testTo(), settings);
    stitch.add(outcome, window);
    double score = trained.get(best).scores()[index];
    return row(
        trials,
        window,
        space.plain(space.point(best)),
        objective.minimised() ? -score : score,
        objective.of(trials.document(metrics)),
        trained.get(best).percents()[index],
        metrics.netProfitPercent(),
        metrics.trades());
  }

  private static WalkforwardRun.Window row(
      Trials trials,
      Windows.Window window,
      Map<String, Object> params,
      @Nullable Double trainValue,
      @Nullable Double testValue,
      double trainPercent,
      double testPercent,
      int trades) {
    return new WalkforwardRun.Window(
        at(trials, window.trainFrom()),
        at(trials, window.trainTo()),
        at(trials, window.testFrom()),
        at(trials, window.testTo()),
        params,
        trainValue,
        testValue,
        trainPercent,
        testPercent,
        trades);
  }

  private static Instant at(Trials trials, int bar) {
    var candles = trials.market().candles();
    return Instant.ofEpochMilli(
        bar < candles.size() ? candles.time()[bar] : candles.closeTime(candles.size() - 1));
  }

  /// R. Pardo, "The Evaluation and Optimization of Trading Strategies", 2008.
  private static @Nullable Double efficiency(List<WalkforwardRun.Window> rows) {
    double tested = 0;
    double trained = 0;
    for (WalkforwardRun.Window row : rows) {
      tested += row.testPercent() / millis(row.testFrom(), row.testTo());
      trained += row.trainPercent() / millis(row.trainFrom(), row.trainTo());
    }
    return trained > 0 ? tested / trained : null;
  }

  private static double millis(Instant from, Instant to) {
    return Math.max(1, to.toEpochMilli() - from.toEpochMilli());
  }
}
