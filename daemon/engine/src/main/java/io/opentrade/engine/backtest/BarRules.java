package io.opentrade.engine.backtest;

import io.opentrade.engine.sim.BacktestingPy;
import io.opentrade.engine.sim.Convention;
import io.opentrade.engine.sim.Freqtrade;
import io.opentrade.engine.strategy.Intent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens in a bar by the rules of another program. For one run; bars come in order.
interface BarRules {
  /// Goes through a bar.
  ///
  /// @param decided what the strategy said at the close before
  void bar(int bar, List<Intent> decided, Counter counter);

  /// The rules of a run; null where they are our own.
  static @Nullable BarRules of(Market market, Settings settings) {
    return switch (settings.fills().convention()) {
      case Convention.Own _ -> null;
      case Freqtrade rules -> new FreqtradeBars(rules, market, settings);
      case BacktestingPy _ -> new BacktestingBars(market, settings);
    };
  }
}
