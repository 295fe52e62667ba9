package io.opentrade.research.study;

import io.opentrade.engine.backtest.DeflatedSharpe;
import io.opentrade.engine.backtest.Overfitting;
import io.opentrade.engine.backtest.ReturnStatistics;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How much of a study's best result may be luck, in figures and in words.
final class Judgement {
  private static final double LIKELY = 0.5;
  private static final double SURE = 0.95;

  private final Space space;
  private final Objective objective;
  private final List<Ranking.Placed> ranked;
  private final List<Constraint> constraints;
  private final @Nullable Integer screened;

  /// @param screened how many were glanced at to choose those that are ranked; null for none
  Judgement(
      Space space,
      Objective objective,
      List<Constraint> constraints,
      List<Ranking.Placed> ranked,
      @Nullable Integer screened) {
    this.space = space;
    this.objective = objective;
    this.constraints = constraints;
    this.screened = screened;
    this.ranked = ranked;
  }

  OptimizeReply.Honesty honesty(long backtests) {
    if (screened != null) {
      // What was chosen says nothing of how all of them vary.
      return new OptimizeReply.Honesty(backtests, null, null, 0, null);
    }
    List<ReturnStatistics> trials =
        ranked.stream().map(each -> each.result().returns()).filter(Objects::nonNull).toList();
    ReturnStatistics best = ranked.isEmpty() ? null : ranked.getFirst().result().returns();
    Neighbours near =
        ranked.isEmpty()
            ? new Neighbours(0, Double.NaN)
            : Neighbours.of(space, ranked.getFirst(), ranked);
    return new OptimizeReply.Honesty(
        backtests,
        best == null ? null : defined(DeflatedSharpe.of(best, trials, backtests)),
        defined(Overfitting.probability(trials)),
        near.count(),
        defined(objective.minimised() ? -near.mean() : near.mean()));
  }

  private static @Nullable Double defined(double value) {
    return Double.isFinite(value) ? value : null;
  }

  List<Warning> warnings(OptimizeReply.Honesty honesty, boolean parted, @Nullable Boolean onePlan) {
    List<Warning> warnings = new ArrayList<>();
    List<String> reasons =
        ranked.stream().map(each -> each.result().reason()).filter(Objects::nonNull).toList();
    if (!reasons.isEmpty()) {
      warnings.add(impossible(reasons));
    }
    if (Boolean.FALSE.equals(onePlan)) {
      warnings.add(
          Warning.of(
              "planEach",
              "the script computes with its parameters, so it made a plan for each combination;"
                  + " parameters passed straight to an operator are faster"));
    }
    if (ranked.isEmpty() || !ranked.getFirst().fits()) {
      warnings.add(
          Warning.of(
              "noneFits",
              "no combination keeps "
                  + String.join(" and ", constraints.stream().map(Constraint::toString).toList())));
      return warnings;
    }
    if (screened == null) {
      peak(warnings, honesty);
      luck(warnings, honesty);
    } else {
      warnings.add(
          Warning.of(
              "screened",
              "these are the best of %,d by a glance at the bars that rank, so that chance had as many"
                      .formatted(screened)
                  + " tries; how lucky the best was cannot be said of a choice"));
    }
    warnings.add(
        Warning.of(
            "chosen",
            parted
                ? "the later bars chose the best, so they no longer test it; walkforward does"
                : "the same bars chose the best and measured it; --train 70% or walkforward"
                    + " tests"));
    return warnings;
  }

  /// @param reasons why combinations could not run, the first of which is told
  static Warning impossible(List<String> reasons) {
    return Warning.of(
        "impossible",
        "combinations that could not run: %d; the first: %s"
            .formatted(reasons.size(), reasons.getFirst()));
  }

  private void peak(List<Warning> warnings, OptimizeReply.Honesty honesty) {
    Ranking.Placed best = ranked.getFirst();
    Neighbours near = Neighbours.of(space, best, ranked);
    if (near.lonePeak(best.score())) {
      warnings.add(
          Warning.of(
              "lonePeak",
              "the best is a lone peak: its %d neighbours have a mean %s of %.3g, it has %.3g"
                  .formatted(
                      near.count(),
                      objective.name(),
                      honesty.neighbourhood(),
                      objective.of(best.result().test()))));
    }
    for (int axis = 0; axis < best.point().length; axis++) {
      int last = space.axes().get(axis).size() - 1;
      boolean edge = best.point()[axis] == 0 || best.point()[axis] == last;
      if (edge && last > 1 && space.axes().get(axis).ordered()) {
        warnings.add(
            Warning.of(
                "edge",
                "the best lies at the end of the sweep of "
                    + space.axes().get(axis).name()
                    + ": a better one may lie beyond"));
      }
    }
  }

  private static void luck(List<Warning> warnings, OptimizeReply.Honesty honesty) {
    Double overfitting = honesty.overfitting();
    if (overfitting != null && overfitting >= LIKELY) {
      warnings.add(
          Warning.of(
              "overfitted",
              "choosing the best of these by the past is no better than chance: in %.0f %% of"
                      .formatted(100 * overfitting)
                  + " the splits it ended in the worse half"));
    }
    Double deflated = honesty.deflatedSharpe();
    if (deflated != null && deflated < SURE) {
      warnings.add(
          Warning.of(
              "luck",
              "after %,d backtests a Sharpe ratio like the best's may be luck: the probability of a"
                      .formatted(honesty.backtests())
                  + " true one above 0 is %.0f %%".formatted(100 * deflated)));
    }
  }
}
