package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Plan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Combinations of a sweep that are traded by turns, a tile of bars each, on one thread. They share
/// what does not depend on any of them, so that what they touch stays near the processor.
final class GlanceGroup {
  private final Market market;
  private final Settings settings;
  private final boolean falls;
  private final Supplier<BarRanges> ranges;
  private final @Nullable LongMoney money;
  private final @Nullable Turns turns;

  /// @param falls whether the drawdown is wanted
  /// @param opens the candles' opens as `LongMoney.plainPrices`; null where no number of the
  ///     settings fits into a long
  /// @param ranges of the candles; asked for where orders of a plan rest in the market
  GlanceGroup(
      Market market,
      Settings settings,
      boolean falls,
      long @Nullable [] opens,
      Supplier<BarRanges> ranges) {
    this.market = market;
    this.settings = settings;
    this.falls = falls;
    this.ranges = ranges;
    this.money = opens == null ? null : new LongMoney(market.instrument(), settings);
    this.turns = money == null ? null : new Turns(market.candles().open(), money, opens);
  }

  /// Begins with a combination; null where the kernel cannot do it.
  @Nullable SweepGlance begin(Plan plan) {
    boolean fits = KernelFit.fits(market, settings, plan);
    BarRanges needed = fits && KernelFit.rests(plan) ? ranges.get() : null;
    if (!fits || money == null || turns == null || needed != null && !needed.whole()) {
      return null;
    }
    try {
      KernelGlance log = new KernelGlance(market.candles().close(), money, falls);
      LongSizer sizer = new LongSizer(money, settings, null);
      SignalKernel kernel = new SignalKernel(market, settings, money, sizer, turns, needed, log);
      return new SweepGlance(market.firstDecision(), settings.cash(), falls, kernel, log);
    } catch (ArithmeticException _) {
      return null;
    }
  }
}
