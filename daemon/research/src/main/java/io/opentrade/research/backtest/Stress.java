package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.Slippage;
import io.opentrade.protocol.Warning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Carries the same decisions out again under slightly worse conditions, and says where a profit
/// does not survive them.
final class Stress {
  private static final BigDecimal MORE_FEE = new BigDecimal("1.5");

  private Stress() {}

  static List<Warning> of(
      Evidence evidence, Settings settings, List<DecisionLog> logs, Outcome outcome) {
    List<Warning> warnings = new ArrayList<>();
    if (outcome.endEquity().compareTo(settings.cash()) <= 0 || outcome.volume().signum() == 0) {
      return warnings;
    }
    if (settings.feeRate().signum() > 0 && loses(evidence, dearer(settings), logs)) {
      warnings.add(Warning.of("feeSensitive", "with 1.5 times the fee the profit is a loss"));
    }
    FillModel fills = settings.fills();
    boolean recorded = evidence.places().stream().anyMatch(place -> place.market().book() != null);
    Slippage worse =
        recorded ? new Slippage.Further(fills.slippage(), 1) : fills.slippage().tickWorse();
    Settings slipping = settings.with(fills.with(worse));
    if (loses(evidence, slipping, logs)) {
      warnings.add(
          Warning.of("tickSensitive", "with one tick of slippage a fill the profit is a loss"));
    }
    return warnings;
  }

  private static Settings dearer(Settings settings) {
    BigDecimal most = new BigDecimal("0.999999");
    return settings
        .with(settings.fills().dearer(MORE_FEE))
        .with(settings.feeRate().multiply(MORE_FEE).min(most));
  }

  private static boolean loses(Evidence evidence, Settings worse, List<DecisionLog> logs) {
    return trade(evidence, worse, logs).endEquity().compareTo(worse.cash()) <= 0;
  }

  /// Market orders of one strategy are carried out as signals: the same money, found faster.
  private static Outcome trade(Evidence evidence, Settings worse, List<DecisionLog> logs) {
    Market only = evidence.market();
    Signals signals = logs.size() == 1 ? logs.getFirst().signals(only.candles().size()) : null;
    return signals == null
        ? evidence.trade(logs, worse, Progress.SILENT)
        : Backtest.run(only, worse, new SignalStrategy(signals), Progress.SILENT);
  }
}
