package io.opentrade.engine.backtest;

import io.opentrade.engine.backtest.SweepResult.Measured;
import io.opentrade.engine.column.Decisions;
import io.opentrade.engine.domain.Money;
import org.jspecify.annotations.Nullable;

/// One combination of a sweep, traded by the kernel a tile of bars at a time, while its signals are
/// computed; nothing is written down but what a sweep compares.
final class SweepGlance {
  private final int firstDecision;
  private final Money cash;
  private final boolean falls;
  private final SignalKernel kernel;
  private final KernelGlance glance;
  private boolean failed;

  /// @param cash at the beginning
  /// @param falls whether the drawdown is wanted
  /// @param glance what the kernel tells
  SweepGlance(
      int firstDecision, Money cash, boolean falls, SignalKernel kernel, KernelGlance glance) {
    this.firstDecision = firstDecision;
    this.cash = cash;
    this.falls = falls;
    this.kernel = kernel;
    this.glance = glance;
  }

  /// Carries out what is decided at the bars from `from` (inclusive) to `to` (exclusive).
  void advance(Decisions decisions, int from, int to) {
    if (!failed) {
      try {
        kernel.advance(decisions, Math.max(from, firstDecision), to);
      } catch (ArithmeticException _) {
        failed = true;
      }
    }
  }

  /// What came of it, once it was told of all bars; null where the kernel cannot do it.
  @Nullable Measured end() {
    if (failed) {
      return null;
    }
    try {
      kernel.finish();
      return new Measured(
          glance.trades(),
          glance.endEquity().minus(cash),
          falls ? glance.maxDrawdown() : null,
          null);
    } catch (ArithmeticException _) {
      return null;
    }
  }
}
