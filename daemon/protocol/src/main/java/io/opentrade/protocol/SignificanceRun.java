package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `significance.run`: whether entries at random times would have done as well.
///
/// @param base what is traded, on what and how; its seed decides all chance
/// @param runs random arrangements; null for 2000
public record SignificanceRun(BacktestRun base, @Nullable Integer runs)
    implements Request<SignificanceRun.Reply> {
  public SignificanceRun {
    Values.present("base", base);
  }

  /// @param trades that were moved about
  /// @param percent what the trades made at their own times, from open to open with fees
  /// @param chance what they made at random times
  /// @param pValue share of the arrangements that did as well or better, the real one counted in
  public record Reply(
      OptimizeReply.Subject subject,
      int trades,
      int runs,
      long seed,
      double percent,
      MontecarloRun.Percentiles chance,
      double pValue,
      List<Warning> warnings) {
    public Reply {
      warnings = Values.list(warnings);
    }
  }
}
