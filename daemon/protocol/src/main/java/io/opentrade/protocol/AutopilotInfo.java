package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the autopilot fares at an account.
///
/// @param run number of this start of the autopilot; all starts are counted
/// @param state `on`, `closing` (it stops as soon as all it holds is closed) or `over`
/// @param budget that it began with
/// @param equity what became of that
/// @param drawdownPercent how far the equity is below its peak, of the peak
/// @param targetProfit in money; null for none
/// @param lossLimit money that it may lose before it stops
/// @param reason why it stops or has stopped; null while it is on
/// @param ended null while it is not over
/// @param nextReview null while it is not on
/// @param legs its strategies at work
public record AutopilotInfo(
    String account,
    long run,
    String state,
    AutopilotRisk risk,
    String currency,
    Decimal budget,
    Decimal equity,
    double profitPercent,
    double drawdownPercent,
    @Nullable Decimal targetProfit,
    Decimal lossLimit,
    @Nullable ForeignText reason,
    Instant started,
    @Nullable Instant ended,
    @Nullable Instant nextReview,
    List<Leg> legs) {
  public AutopilotInfo {
    Values.finite("profitPercent", profitPercent);
    Values.finite("drawdownPercent", drawdownPercent);
    legs = Values.list(legs);
  }

  /// A strategy at work for it.
  ///
  /// @param name by which `strategy status` knows it
  /// @param state as in [StrategyInfo]
  /// @param sharePercent of the budget, when it was given
  public record Leg(
      ForeignText name,
      ForeignText file,
      String series,
      String state,
      double sharePercent,
      Decimal budget,
      Decimal equity,
      Decimal quantity) {
    public Leg {
      Values.finite("sharePercent", sharePercent);
    }
  }
}
