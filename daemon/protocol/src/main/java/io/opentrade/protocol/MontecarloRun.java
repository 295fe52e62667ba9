package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `montecarlo.run`: what else could have come of the same strategy, by chance.
///
/// @param base what is traded, on what and how; its seed decides all chance
/// @param methods of `shuffle` (the order of trades), `resample` (trades drawn with return),
///     `candles` (blocks of candles drawn with return, traded anew) and `costs` (fee and slippage
///     varied, traded anew); all where empty
/// @param runs of each method; null for 500
/// @param block candles in a block; null for 50
/// @param ruinPercent a fall below this share of the start cash is ruin; null for 50
public record MontecarloRun(
    BacktestRun base,
    List<String> methods,
    @Nullable Integer runs,
    @Nullable Integer block,
    @Nullable Double ruinPercent)
    implements Request<MontecarloRun.Reply> {
  public MontecarloRun {
    Values.present("base", base);
    methods = Values.list(methods);
  }

  /// What could have come.
  ///
  /// @param profitPercent of the run itself
  /// @param maxDrawdownPercent of the run itself, negative
  public record Reply(
      OptimizeReply.Subject subject,
      int trades,
      double profitPercent,
      double maxDrawdownPercent,
      double ruinPercent,
      long seed,
      List<Method> methods,
      List<Warning> warnings) {
    public Reply {
      methods = Values.list(methods);
      warnings = Values.list(warnings);
    }
  }

  /// What came of a method.
  ///
  /// @param profit net profit in percent of the start cash
  /// @param drawdown deepest fall in percent, negative: `p5` is the worst twentieth
  /// @param ruin share of the runs, 0 to 1, that fell below the bound
  /// @param loss share of the runs without a profit
  public record Method(
      String name, int runs, Percentiles profit, Percentiles drawdown, double ruin, double loss) {}

  /// The values below which that share of the runs lies.
  public record Percentiles(double p5, double p25, double p50, double p75, double p95) {}
}
