package io.opentrade.engine.backtest;

import io.opentrade.engine.backtest.SweepResult.Measured;
import io.opentrade.engine.column.Decisions;
import io.opentrade.engine.strategy.Plan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One combination of a sweep, traded by the kernel a tile of bars at a time, while its signals are
/// computed; nothing is written down but what a sweep compares.
final class SweepGlance {
  private final Market market;
  private final Settings settings;
  private final boolean falls;
  private final @Nullable KernelGlance glance;
  private final @Nullable SignalKernel kernel;
  private boolean failed;

  /// @param plan that decides
  /// @param falls whether the drawdown is wanted
  /// @param opens as [SignalKernel] takes them
  /// @param ranges of the candles; asked for where the plan protects positions
  SweepGlance(
      Market market,
      Settings settings,
      Plan plan,
      boolean falls,
      long @Nullable [] opens,
      Supplier<BarRanges> ranges) {
    this.market = market;
    this.settings = settings;
    this.falls = falls;
    KernelGlance newGlance = null;
    SignalKernel newKernel = null;
    boolean fits = KernelFit.fits(market, settings, plan);
    BarRanges needed = fits && KernelFit.protects(plan) ? ranges.get() : null;
    if (fits && (needed == null || needed.whole())) {
      try {
        LongMoney money = new LongMoney(market.instrument(), settings);
        newGlance = new KernelGlance(market.candles().close(), money, falls);
        LongSizer sizer = new LongSizer(money, settings, null);
        newKernel =
            new SignalKernel(market, settings, money, sizer, opens, null, needed, newGlance);
      } catch (ArithmeticException _) {
        failed = true;
      }
    }
    this.glance = newGlance;
    this.kernel = newKernel;
  }

  /// Carries out what is decided at the bars from `from` (inclusive) to `to` (exclusive).
  void advance(Decisions decisions, int from, int to) {
    if (kernel != null && !failed) {
      try {
        kernel.advance(decisions, Math.max(from, market.firstDecision()), to);
      } catch (ArithmeticException _) {
        failed = true;
      }
    }
  }

  /// What came of it, once it was told of all bars; null where the kernel cannot do it.
  @Nullable Measured end() {
    if (kernel == null || glance == null || failed) {
      return null;
    }
    try {
      kernel.finish();
      return new Measured(
          glance.trades(),
          glance.endEquity().minus(settings.cash()),
          falls ? glance.maxDrawdown() : null,
          null);
    } catch (ArithmeticException _) {
      return null;
    }
  }
}
