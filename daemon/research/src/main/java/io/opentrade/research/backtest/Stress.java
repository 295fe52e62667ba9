package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.column.Signals;
import io.opentrade.protocol.Warning;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    if (settings.feeRate().signum() > 0
        && loses(evidence, settings, logs, settings.feeRate().multiply(MORE_FEE))) {
      warnings.add(Warning.of("feeSensitive", "with 1.5 times the fee the profit is a loss"));
    }
    if (loses(evidence, settings, logs, settings.feeRate().add(tick(evidence, outcome)))) {
      warnings.add(
          Warning.of("tickSensitive", "with one tick of slippage a fill the profit is a loss"));
    }
    return warnings;
  }

  private static boolean loses(
      Evidence evidence, Settings settings, List<DecisionLog> logs, BigDecimal feeRate) {
    if (feeRate.compareTo(BigDecimal.ONE) >= 0) {
      return true;
    }
    Settings worse =
        new Settings(
            settings.cash(),
            feeRate,
            settings.size(),
            settings.closeAtEnd(),
            settings.fills(),
            settings.sharing(),
            settings.risk());
    return trade(evidence, worse, logs).endEquity().compareTo(settings.cash()) <= 0;
  }

  /// Market orders of one strategy are carried out as signals: the same money, found faster.
  private static Outcome trade(Evidence evidence, Settings worse, List<DecisionLog> logs) {
    Market only = evidence.market();
    Signals signals = logs.size() == 1 ? logs.getFirst().signals(only.candles().size()) : null;
    return signals == null
        ? evidence.trade(logs, worse, Progress.SILENT)
        : Backtest.run(only, worse, new SignalStrategy(signals), Progress.SILENT);
  }

  /// What one tick costs as a share of the notional: all that was traded times the tick, over the
  /// volume.
  private static BigDecimal tick(Evidence evidence, Outcome outcome) {
    Map<String, BigDecimal> ticks = new HashMap<>();
    for (Place place : evidence.places()) {
      ticks.put(place.market().instrument().symbol(), place.market().instrument().tick());
    }
    BigDecimal cost = BigDecimal.ZERO;
    for (Trade trade : outcome.trades()) {
      BigDecimal tick = ticks.getOrDefault(trade.symbol(), BigDecimal.ZERO);
      BigDecimal fills = BigDecimal.valueOf(trade.open() ? 1 : 2);
      cost = cost.add(trade.quantity().value().multiply(fills).multiply(tick));
    }
    return cost.divide(outcome.volume().value(), MathContext.DECIMAL64);
  }
}
