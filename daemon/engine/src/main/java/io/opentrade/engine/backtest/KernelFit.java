package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Decisions;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.Slippage;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.Strategy;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Decides whether the signal kernel may do a run in the event engine's place. Whatever is not
/// named here is the event engine's: a setting that comes new is, too.
final class KernelFit {
  /// Bars between two looks at the progress.
  private static final int STRIDE = 1 << 16;

  /// What is decided where nothing but market orders is asked for.
  private static final Set<Role> AT_MARKET =
      Set.of(Role.ENTER_LONG, Role.EXIT_LONG, Role.ENTER_SHORT, Role.EXIT_SHORT, Role.SIZE);

  /// Entries at a price, and what protects a position.
  private static final Set<Role> RESTING =
      Set.of(Role.LIMIT, Role.STOP, Role.TAKE_PROFIT, Role.TRAIL);

  private KernelFit() {}

  /// The outcome, equal to the event engine's; null where that must do it.
  ///
  /// @param asks written to; null where nobody wants to know
  static @Nullable Outcome run(
      Market market,
      Settings settings,
      Strategy strategy,
      Progress progress,
      @Nullable SignalAsks asks) {
    return switch (strategy) {
      case SignalStrategy known -> run(market, settings, known.signals(), null, progress, asks);
      case RangeSizing sized when sized.strategy() instanceof SignalStrategy known ->
          run(market, settings, known.signals(), sized, progress, asks);
      default -> null;
    };
  }

  /// @param volatility what entries are sized by; null for the usual size
  private static @Nullable Outcome run(
      Market market,
      Settings settings,
      Signals signals,
      @Nullable RangeSizing volatility,
      Progress progress,
      @Nullable SignalAsks asks) {
    if (!fits(market, settings, signals)) {
      return null;
    }
    Decisions decisions = Decisions.of(signals);
    BarRanges ranges = decisions.rests() ? new BarRanges(market.candles()) : null;
    if (ranges != null && !ranges.whole()) {
      return null;
    }
    try {
      LongMoney money = new LongMoney(market.instrument(), settings);
      KernelTrades log =
          new KernelTrades(market, money, signals.entryTag(), signals.exitTag(), asks);
      LongSizer sizer = new LongSizer(money, settings, volatility);
      Turns turns = new Turns(market.candles().open(), money, null);
      SignalKernel kernel = new SignalKernel(market, settings, money, sizer, turns, ranges, log);
      advance(kernel, decisions, market, progress);
      return log.outcome(kernel);
    } catch (ArithmeticException _) {
      return null;
    }
  }

  private static void advance(
      SignalKernel kernel, Decisions decisions, Market market, Progress progress) {
    int size = market.candles().size();
    for (int from = market.firstDecision(); from < size; from += STRIDE) {
      if (!progress.at(from)) {
        throw new CancellationException("the run was cancelled at bar " + from);
      }
      kernel.advance(decisions, from, Math.min(size, from + STRIDE));
    }
    kernel.finish();
  }

  static boolean fits(Market market, Settings settings, Signals signals) {
    return fits(market, settings)
        && maySell(settings.account(), signals.enterShort().nextSet(0) >= 0)
        && signals.bars() >= market.candles().size() // a study trades the beginning of its candles
        && signals.leverage() == null
        && (market.detail() == null || !Decisions.of(signals).rests());
  }

  /// Whether a sweep may trade a plan while its signals are computed, tile by tile.
  static boolean fits(Market market, Settings settings, Plan plan) {
    return fits(market, settings)
        && maySell(settings.account(), plan.columns().containsKey(Role.ENTER_SHORT))
        && plan.columns().keySet().stream()
            .allMatch(role -> AT_MARKET.contains(role) || RESTING.contains(role))
        && (market.detail() == null || !rests(plan));
  }

  /// Whether orders of a plan rest in the market.
  static boolean rests(Plan plan) {
    return plan.columns().keySet().stream().anyMatch(RESTING::contains);
  }

  private static boolean fits(Market market, Settings settings) {
    Settings known =
        new Settings(
                settings.cash(),
                settings.feeRate(),
                settings.size(),
                settings.closeAtEnd(),
                settings.fills(),
                settings.sharing())
            .with(settings.account());
    Market same =
        new Market(
            market.candles(),
            market.instrument(),
            market.from(),
            market.firstDecision(),
            market.detail());
    return settings.equals(known)
        && market.equals(same)
        && settings.sharing().weights().isEmpty() // how many may be open says nothing to one desk
        && !market.instrument().contract().future()
        && settings.account().plainSpot()
        && fits(settings.fills(), market.candles().timeframe())
        && settings.cash().value().scale() <= market.instrument().moneyScale();
  }

  private static boolean maySell(AccountModel account, boolean sells) {
    return account.margin().shorts() || !sells;
  }

  private static boolean fits(FillModel fills, io.opentrade.engine.domain.Timeframe timeframe) {
    FillModel known =
        new FillModel(
                fills.slippage(),
                null,
                fills.latency(),
                FillMoment.NEXT_OPEN,
                fills.makerRate(),
                FeeCurrency.QUOTE,
                fills.minimumNotional())
            .along(fills.path());
    boolean slips =
        switch (fills.slippage()) {
          case Slippage.None _, Slippage.Ticks _, Slippage.Percent _ -> true;
          case Slippage.VolumeShare _, Slippage.SquareRoot _, Slippage.Further _ -> false;
        };
    return slips && fills.equals(known) && fills.latency().millis(timeframe) == 0;
  }
}
