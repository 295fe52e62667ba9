package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Signals;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.Slippage;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Decides whether the signal kernel may do a run in the event engine's place. Whatever is not
/// named here is the event engine's: a setting that comes new is, too.
final class KernelFit {
  /// Bars between two looks at the progress.
  private static final int STRIDE = 1 << 16;

  private KernelFit() {}

  /// The outcome, equal to the event engine's; null where that must do it.
  ///
  /// @param asks written to; null where nobody wants to know
  static @Nullable Outcome run(
      Market market,
      Settings settings,
      Signals signals,
      Progress progress,
      @Nullable SignalAsks asks) {
    if (!fits(market, settings, signals)) {
      return null;
    }
    try {
      LongMoney money = new LongMoney(market.instrument(), settings);
      KernelTrades log =
          new KernelTrades(market, money, signals.entryTag(), signals.exitTag(), asks);
      SignalKernel kernel = new SignalKernel(market, settings, signals, money, null, log);
      advance(kernel, market, progress);
      return log.outcome(kernel);
    } catch (ArithmeticException _) {
      return null;
    }
  }

  private static void advance(SignalKernel kernel, Market market, Progress progress) {
    int size = market.candles().size();
    for (int from = market.firstDecision(); from < size; from += STRIDE) {
      if (!progress.at(from)) {
        throw new CancellationException("the run was cancelled at bar " + from);
      }
      kernel.advance(from, Math.min(size, from + STRIDE));
    }
    kernel.finish();
  }

  static boolean fits(Market market, Settings settings, Signals signals) {
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
        && plainSpot(market, settings.account(), signals)
        && signals.bars() >= market.candles().size() // a study trades the beginning of its candles
        && LongSizer.covers(settings.size())
        && SignalKernel.trades(signals)
        && fits(settings.fills(), market.candles().timeframe())
        && settings.cash().value().scale() <= market.instrument().moneyScale();
  }

  /// Nothing but cash is traded with, and whatever is sold short may be.
  private static boolean plainSpot(Market market, AccountModel account, Signals signals) {
    return !market.instrument().contract().future()
        && account.plainSpot()
        && (account.margin().shorts() || signals.enterShort().nextSet(0) < 0);
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
            fills.minimumNotional());
    boolean slips =
        switch (fills.slippage()) {
          case Slippage.None _, Slippage.Ticks _, Slippage.Percent _ -> true;
          case Slippage.VolumeShare _, Slippage.SquareRoot _, Slippage.Further _ -> false;
        };
    return slips && fills.equals(known) && fills.latency().millis(timeframe) == 0;
  }
}
