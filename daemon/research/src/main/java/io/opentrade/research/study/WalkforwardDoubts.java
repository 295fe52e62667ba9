package io.opentrade.research.study;

import io.opentrade.protocol.WalkforwardRun;
import io.opentrade.protocol.Warning;
import io.opentrade.research.backtest.FewDays;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What makes a walk forward say less than it seems to.
///
/// @param rows the windows that were traded
/// @param planned how many there are
/// @param efficiency of the tests beside the trainings; null where there is none
/// @param reasons why combinations could not run
record WalkforwardDoubts(
    Objective objective,
    List<WalkforwardRun.Window> rows,
    int planned,
    @Nullable Double efficiency,
    List<String> reasons) {
  private static final double SOUND = 0.5;
  private static final int FEW = 5;

  /// @param notes what is to be said first
  List<Warning> after(List<Warning> notes) {
    List<Warning> warnings = new ArrayList<>(notes);
    if (!reasons.isEmpty()) {
      warnings.add(Judgement.impossible(reasons));
    }
    if (rows.size() < planned) {
      warnings.add(
          Warning.of(
              "ruined",
              "the account was ruined in window %d of %d; those after it were not traded"
                  .formatted(rows.size(), planned)));
    }
    training(warnings);
    if (rows.size() < FEW) {
      warnings.add(
          Warning.of("fewWindows", "only %d windows: a few say little".formatted(rows.size())));
    }
    if (efficiency != null && efficiency < SOUND) {
      warnings.add(
          Warning.of(
              "inefficient",
              "the tests kept %.0f %% of what the trainings promised; below 50 %% a strategy is"
                      .formatted(100 * efficiency)
                  + " taken to be fitted to its past"));
    }
    return warnings;
  }

  /// Of windows in which nothing could be chosen, or only by a figure that says nothing.
  private void training(List<Warning> warnings) {
    long idle = rows.stream().filter(row -> row.params().isEmpty()).count();
    if (idle > 0) {
      warnings.add(
          Warning.of(
              "idle",
              idle
                  + " windows were not traded: no combination had a value in their training; over a"
                  + " few days the Sharpe ratio has none, --objective netProfitPercent has"));
    }
    long days =
        rows.stream()
            .mapToLong(row -> Duration.between(row.trainFrom(), row.trainTo()).toDays())
            .min()
            .orElse(0);
    if (idle < rows.size() && objective.yearly() && FewDays.few(days)) {
      warnings.add(
          Warning.of(
              "fewDays",
              "the trainings are short (days: %d): yearly figures such as the Sharpe ratio say"
                      .formatted(days)
                  + " nothing there; choose by --objective netProfitPercent, or by longer ones"));
    }
  }
}
