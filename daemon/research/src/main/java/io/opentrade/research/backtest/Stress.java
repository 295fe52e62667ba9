package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.domain.Money;
import io.opentrade.protocol.Warning;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// Carries the same decisions out again under slightly worse conditions, and says where a profit
/// does not survive them.
final class Stress {
  private static final BigDecimal MORE_FEE = new BigDecimal("1.5");

  private Stress() {}

  static List<Warning> of(Market market, Settings settings, DecisionLog log, Outcome outcome) {
    List<Warning> warnings = new ArrayList<>();
    if (outcome.endEquity().compareTo(settings.cash()) <= 0 || outcome.volume().signum() == 0) {
      return warnings;
    }
    if (settings.feeRate().signum() > 0
        && loses(market, settings, log, settings.feeRate().multiply(MORE_FEE))) {
      warnings.add(Warning.of("feeSensitive", "with 1.5 times the fee the profit is a loss"));
    }
    if (loses(market, settings, log, settings.feeRate().add(tick(market, outcome)))) {
      warnings.add(
          Warning.of("tickSensitive", "with one tick of slippage a fill the profit is a loss"));
    }
    return warnings;
  }

  private static boolean loses(
      Market market, Settings settings, DecisionLog log, BigDecimal feeRate) {
    if (feeRate.compareTo(BigDecimal.ONE) >= 0) {
      return true;
    }
    Settings worse =
        new Settings(
            settings.cash(), feeRate, settings.size(), settings.closeAtEnd(), settings.fills());
    Money end = Backtest.run(market, worse, new ReplayStrategy(log), Progress.SILENT).endEquity();
    return end.compareTo(settings.cash()) <= 0;
  }

  /// What one tick costs as a share of the notional: all that was traded times the tick, over the
  /// volume.
  private static BigDecimal tick(Market market, Outcome outcome) {
    BigDecimal traded = BigDecimal.ZERO;
    for (var trade : outcome.trades()) {
      int fills = trade.open() ? 1 : 2;
      traded = traded.add(trade.quantity().value().multiply(BigDecimal.valueOf(fills)));
    }
    return traded
        .multiply(market.instrument().tick())
        .divide(outcome.volume().value(), MathContext.DECIMAL64);
  }
}
