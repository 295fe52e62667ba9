package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `optimize.run`: trades a strategy with many combinations of parameters, keeps every result and
/// ranks them. A study that was stopped goes on where the same is asked again.
///
/// @param base what is traded, on what and how
/// @param sweeps `fast=5..24`, `slow=30..220:10` or `mode=calm,wild`; at least one
/// @param objective a figure of [Metrics], larger is better, or `min:` before one; null for
///     `sharpe`
/// @param method `grid`, `screen` (a glance at all, then the best), `random`, `bayes` or `cmaes`;
///     null for `grid`
/// @param trials how many combinations the other methods try; null for 200
/// @param constraints such as `trades>=30`; empty for that one
/// @param trainPercent the first part of the bars, in which nothing is ranked; null for 70, 100 for
///     no other part
/// @param jobs how many combinations are traded at the same time; null for one a processor
public record OptimizeRun(
    BacktestRun base,
    List<String> sweeps,
    @Nullable String objective,
    @Nullable String method,
    @Nullable Integer trials,
    List<String> constraints,
    @Nullable Double trainPercent,
    @Nullable Integer jobs)
    implements Request<OptimizeReply> {
  public OptimizeRun {
    Values.present("base", base);
    sweeps = Values.list(sweeps);
    constraints = Values.list(constraints);
    if (sweeps.isEmpty()) {
      throw new IllegalArgumentException("'sweeps' is missing");
    }
    if (trainPercent != null && !(trainPercent > 0 && trainPercent <= 100)) {
      throw new IllegalArgumentException("'trainPercent' must be above 0 and at most 100");
    }
  }
}
