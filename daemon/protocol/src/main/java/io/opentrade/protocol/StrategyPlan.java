package io.opentrade.protocol;

import java.util.List;
import java.util.Map;

/// `strategy.plan`: calls `signals` and shows the plan it returns. No candles are needed.
///
/// @param set parameters by name, as text
public record StrategyPlan(InputFile strategy, Map<String, String> set, boolean unsafe)
    implements Request<StrategyPlan.Reply> {
  public StrategyPlan {
    Values.present("strategy", strategy);
    set = Values.map(set);
  }

  /// @param hash SHA-256 of the plan's canonical text, hex: equal plans have equal hashes, in
  ///     whatever language and order they were written
  /// @param symbolic whether it holds for any values of the parameters
  /// @param nodes distinct columns
  /// @param lines the canonical text: a line a column, inputs first, then what decides what
  public record Reply(
      ForeignText strategy,
      String hash,
      boolean symbolic,
      int nodes,
      List<ForeignText> lines,
      List<ForeignText> log) {
    public Reply {
      lines = Values.list(lines);
      log = Values.list(log);
    }
  }
}
