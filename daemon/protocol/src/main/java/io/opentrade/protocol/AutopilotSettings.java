package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `autopilot.settings`: the numbers it goes by at an account.
public record AutopilotSettings(String account)
    implements AutopilotRequest<AutopilotSettings.Reply> {
  public AutopilotSettings {
    Values.required("account", account);
  }

  /// @param state as in [AutopilotInfo]
  /// @param budget that it began with
  /// @param maxTrades strategies at work at once, at most
  /// @param takeProfitPercent null for none; `stopLossPercent` likewise
  /// @param targetProfit in money; null for none
  /// @param lossLimit money that it may lose before it stops
  /// @param reviewDays days between two reviews
  /// @param files names of the strategy files
  public record Reply(
      String account,
      String state,
      AutopilotRisk risk,
      Decimal budget,
      int maxTrades,
      @Nullable Decimal takeProfitPercent,
      @Nullable Decimal stopLossPercent,
      @Nullable Decimal targetProfit,
      Decimal lossLimit,
      int reviewDays,
      List<ForeignText> files,
      List<String> symbols,
      String timeframe) {
    public Reply {
      files = Values.list(files);
      symbols = Values.list(symbols);
    }
  }
}
