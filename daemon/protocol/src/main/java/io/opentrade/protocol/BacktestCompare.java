package io.opentrade.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `backtest.compare`: stored runs side by side, and the trades in which they differ.
///
/// @param ids two or more, as in [BacktestShow]; the others are compared with the first
public record BacktestCompare(List<String> ids) implements Request<BacktestCompare.Reply> {
  public BacktestCompare {
    ids = Values.list(ids);
    if (ids.size() < 2 || ids.size() > 20) {
      throw new IllegalArgumentException("'ids' must name two runs or more, and at most 20");
    }
  }

  /// @param settings what was set differently: by name, one text a run
  /// @param differences in the order of time
  /// @param same how many trades of each other run are exactly those of the first
  public record Reply(
      List<Side> runs,
      Map<String, List<ForeignText>> settings,
      List<Difference> differences,
      List<Integer> same) {
    public Reply {
      runs = Values.list(runs);
      settings = Values.map(settings);
      differences = Values.list(differences);
      same = Values.list(same);
    }
  }

  /// One run.
  public record Side(
      String id,
      ForeignText strategy,
      ForeignText series,
      String currency,
      Metrics metrics,
      EquityChart chart) {}

  /// A trade that one run made and another did not, or that both made differently.
  ///
  /// @param run the other run
  /// @param kind `onlyFirst`, `onlyOther` or `differs`
  /// @param first the trade of the first run; null where it made none
  /// @param other the trade of the other run; null where it made none
  /// @param reasons what is known of why, one clause each
  public record Difference(
      String run,
      String kind,
      @Nullable Trade first,
      @Nullable Trade other,
      List<ForeignText> reasons) {
    public Difference {
      reasons = Values.list(reasons);
    }
  }
}
