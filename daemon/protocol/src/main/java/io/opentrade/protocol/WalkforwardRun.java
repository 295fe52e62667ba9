package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `walkforward.run`: chooses parameters on one stretch of time and trades the next with them,
/// again and again through the range.
///
/// @param base what is traded, on what and how
/// @param sweeps as in [OptimizeRun]
/// @param objective as in [OptimizeRun]
/// @param constraints looked at in training; none where empty
/// @param anchored whether every training begins at the beginning of the range; else it moves along
/// @param train length of a training, `90d`, `12h`, `4w`
/// @param test length of a test
/// @param purge cut off the end of each training; null for nothing
/// @param embargo left out at the beginning of each test; null for nothing
/// @param jobs as in [OptimizeRun]
public record WalkforwardRun(
    BacktestRun base,
    List<String> sweeps,
    @Nullable String objective,
    List<String> constraints,
    boolean anchored,
    String train,
    String test,
    @Nullable String purge,
    @Nullable String embargo,
    @Nullable Integer jobs)
    implements Request<WalkforwardRun.Reply> {
  public WalkforwardRun {
    Values.present("base", base);
    sweeps = Values.list(sweeps);
    constraints = Values.list(constraints);
    Values.required("train", train);
    Values.required("test", test);
    if (sweeps.isEmpty()) {
      throw new IllegalArgumentException("'sweeps' is missing");
    }
  }

  /// What came of it.
  ///
  /// @param objective what was chosen by
  /// @param combinations tried in each training
  /// @param efficiency profit of the tests over that of the trainings, both for a year of simple
  ///     interest; null where the trainings had no profit
  /// @param chart equity of all tests, one after the other
  public record Reply(
      OptimizeReply.Subject subject,
      String objective,
      int combinations,
      List<Window> windows,
      Total total,
      @Nullable Double efficiency,
      EquityChart chart,
      List<Warning> warnings) {
    public Reply {
      windows = Values.list(windows);
      warnings = Values.list(warnings);
      Values.finiteOrNull("efficiency", efficiency);
    }
  }

  /// A training and its test. Ends are exclusive.
  ///
  /// @param params chosen; empty where no combination had a value, and nothing was traded
  /// @param trainValue of the objective in training
  /// @param testValue of the objective in the test
  /// @param trainPercent profit in training
  /// @param testPercent profit of the test
  /// @param trades that ended in the test
  public record Window(
      Instant trainFrom,
      Instant trainTo,
      Instant testFrom,
      Instant testTo,
      Map<String, Object> params,
      @Nullable Double trainValue,
      @Nullable Double testValue,
      double trainPercent,
      double testPercent,
      int trades) {
    public Window {
      params = Values.ordered(params);
    }
  }

  /// All tests as one account.
  ///
  /// @param netProfitPercent of the start cash
  /// @param maxDrawdownPercent at closes, negative
  /// @param sharpe by the formula of [Metrics], over all days from the first test to the last
  /// @param winning windows with a profit
  public record Total(
      Decimal endEquity,
      double netProfitPercent,
      double maxDrawdownPercent,
      @Nullable Double sharpe,
      int trades,
      int winning) {}
}
