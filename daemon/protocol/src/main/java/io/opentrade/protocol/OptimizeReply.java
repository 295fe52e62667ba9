package io.opentrade.protocol;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a study found: the answer to [OptimizeRun] and [OptimizeShow].
///
/// @param id of the study
/// @param state `done`, or `stopped` where some combinations were not tried
/// @param best the best first; those that break a constraint come after all others
public record OptimizeReply(
    String id,
    String state,
    Subject subject,
    Plan plan,
    List<Row> best,
    Honesty honesty,
    List<Warning> warnings) {
  public OptimizeReply {
    best = Values.list(best);
    warnings = Values.list(warnings);
  }

  /// What was studied.
  ///
  /// @param split the first bar of the part that ranks; null where there is one part
  public record Subject(
      ForeignText strategy,
      String strategyHash,
      ForeignText series,
      String dataHash,
      int bars,
      Instant from,
      Instant to,
      @Nullable Instant split) {}

  /// How it was searched.
  ///
  /// @param sweeps the parameters that varied, each with its values
  /// @param onePlan whether one plan served all combinations; else the script computes with its
  ///     parameters and made one for each; null for `onBar`
  /// @param total combinations there are, or were to be tried
  /// @param tried combinations that have a result
  /// @param screened combinations that were looked at to find those that were to be tried; null
  ///     where none were
  public record Plan(
      String objective,
      String method,
      List<String> constraints,
      Map<String, List<Object>> sweeps,
      @Nullable Boolean onePlan,
      int total,
      int tried,
      long seed,
      long wallMillis,
      @Nullable Integer screened) {
    public Plan {
      constraints = Values.list(constraints);
      Map<String, List<Object>> copy = new LinkedHashMap<>();
      sweeps.forEach((name, values) -> copy.put(name, Values.plain(name, values)));
      sweeps = Collections.unmodifiableMap(copy);
    }
  }

  /// A combination.
  ///
  /// @param value of the objective in the part that ranks; null where undefined
  /// @param fits whether it keeps the constraints
  /// @param train figures of the first part; null where there is one part
  /// @param test figures of the part that ranks; null where it could not run
  /// @param reason why it could not run, or null
  public record Row(
      Map<String, Object> params,
      @Nullable Double value,
      boolean fits,
      @Nullable Metrics train,
      @Nullable Metrics test,
      @Nullable ForeignText reason) {
    public Row {
      params = Values.ordered(params);
      Values.finiteOrNull("value", value);
    }
  }

  /// How much of it may be luck.
  ///
  /// @param backtests ever made of this strategy on this series
  /// @param deflatedSharpe probability that the best has a true Sharpe ratio above 0, given so many
  ///     trials; null where it cannot be said
  /// @param overfitting probability that the best of one half of the time is among the worse half
  ///     in the other (CSCV); null where it cannot be said
  /// @param neighbours how many neighbours of the best have a value
  /// @param neighbourhood their mean value
  public record Honesty(
      long backtests,
      @Nullable Double deflatedSharpe,
      @Nullable Double overfitting,
      int neighbours,
      @Nullable Double neighbourhood) {
    public Honesty {
      Values.finiteOrNull("deflatedSharpe", deflatedSharpe);
      Values.finiteOrNull("overfitting", overfitting);
      Values.finiteOrNull("neighbourhood", neighbourhood);
    }
  }
}
