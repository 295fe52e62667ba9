package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.sim.Convention;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.strategy.Strategy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a strategy over stored candles through the engine and a venue made of candles.
///
/// A decision at the close of a bar is sized and filled at the open of the next one, where the fill
/// model does not fill it at the close itself; a decision at the last close comes to nothing. Bars
/// at which nothing can happen are skipped over in the columns, and signals without leverage go
/// through the signal kernel, which gives the same.
/// Deterministic: the same arguments give the same outcome, bit by bit.
public final class Backtest {
  private Backtest() {}

  /// @throws java.util.concurrent.CancellationException when `progress` says to stop
  /// @throws IllegalArgumentException where a candle holds something that is no finite number, or
  ///     the fill model needs volume and no candle has any
  public static Outcome run(
      Market market, Settings settings, Strategy strategy, Progress progress) {
    requireNumbers(market);
    return again(market, settings, strategy, progress);
  }

  /// The same over candles that [#requireNumbers] has passed: many runs need not look at every one
  /// of them again.
  ///
  /// @throws java.util.concurrent.CancellationException when `progress` says to stop
  /// @throws IllegalArgumentException where the fill model needs volume and no candle has any
  public static Outcome again(
      Market market, Settings settings, Strategy strategy, Progress progress) {
    Markets markets = Markets.of(market);
    requireRules(markets, settings);
    Outcome outcome = quick(market, settings, strategy, progress);
    return outcome != null
        ? outcome
        : new Run(markets, settings, List.of(strategy), List.of(0), null, progress).go();
  }

  /// Runs strategies side by side with shared cash, each on its market.
  ///
  /// @throws java.util.concurrent.CancellationException when `progress` says to stop
  /// @throws IllegalArgumentException as the others, or where markets do not go together
  public static Outcome run(List<Seat> seats, Settings settings, Progress progress) {
    if (seats.size() == 1) {
      return run(seats.getFirst().market(), settings, seats.getFirst().strategy(), progress);
    }
    Markets markets = Markets.of(seats.stream().map(Seat::market).toList());
    require(markets, settings);
    Outcome outcome =
        seats.size() == 1
            ? quick(markets.only(), settings, seats.getFirst().strategy(), progress)
            : null;
    if (outcome != null) {
      return outcome;
    }
    return run(markets, seats, settings, progress).go();
  }

  /// Asks strategies for what they decide, each on its market: the same run without its outcome.
  ///
  /// @throws IllegalArgumentException as the others, or where markets do not go together
  public static void rehearse(List<Seat> seats, Settings settings) {
    Markets markets = Markets.of(seats.stream().map(Seat::market).toList());
    require(markets, settings);
    run(markets, seats, settings, Progress.SILENT).play();
  }

  private static Run run(Markets markets, List<Seat> seats, Settings settings, Progress progress) {
    List<Strategy> strategies = seats.stream().map(Seat::strategy).toList();
    List<Integer> numbers = seats.stream().map(Seat::number).toList();
    return new Run(markets, settings, strategies, numbers, null, progress);
  }

  /// Runs one strategy over several markets with shared cash.
  ///
  /// @throws java.util.concurrent.CancellationException when `progress` says to stop
  /// @throws IllegalArgumentException as the others, or where markets do not go together
  public static Outcome run(
      Markets markets, Settings settings, GroupStrategy strategy, Progress progress) {
    require(markets, settings);
    int count = markets.all().size();
    List<@Nullable Strategy> nobody = Collections.nCopies(count, null);
    List<Integer> numbers = Collections.nCopies(count, 0);
    return new Run(markets, settings, nobody, numbers, strategy, progress).go();
  }

  /// Whether signals go through the signal kernel, unless a number turns out too large for it.
  public static boolean quick(Market market, Settings settings, Signals signals) {
    return KernelFit.fits(market, settings, signals);
  }

  /// By the signal kernel; null where that cannot do it.
  private static @Nullable Outcome quick(
      Market market, Settings settings, Strategy strategy, Progress progress) {
    return strategy instanceof RecordingStrategy recording
        ? recording.quick(market, settings, progress)
        : KernelFit.run(market, settings, strategy, progress, null);
  }

  /// @throws IllegalArgumentException as `run`
  static void require(Markets markets, Settings settings) {
    markets.all().forEach(Backtest::requireNumbers);
    requireRules(markets, settings);
  }

  private static void requireRules(Markets markets, Settings settings) {
    for (Market market : markets.all()) {
      boolean future = market.instrument().contract().future();
      if (future && !(settings.fills().convention() instanceof Convention.Own)) {
        throw new IllegalArgumentException("other programs' rules are for spot");
      }
      if (future && settings.fills().feeCurrency() == FeeCurrency.BASE) {
        throw new IllegalArgumentException(
            "fees of a future are paid in the currency of settlement");
      }
      if (market.detail() != null && settings.fills().convention().foreign()) {
        throw new IllegalArgumentException("the rules of another program take no finer candles");
      }
      if (market.book() != null && settings.fills().convention().foreign()) {
        throw new IllegalArgumentException("the rules of another program know no recorded book");
      }
      if (settings.fills().needsVolume()) {
        requireVolume(market.candles());
      }
    }
  }

  /// @throws IllegalArgumentException where a candle holds something that is no finite number
  public static void requireNumbers(Market market) {
    requireNumbers(market.candles());
    if (market.mark() != null) {
      requireNumbers(market.mark());
    }
    if (market.detail() != null) {
      requireNumbers(market.detail());
    }
  }

  private static void requireNumbers(Candles candles) {
    double[] open = candles.open();
    double[] high = candles.high();
    double[] low = candles.low();
    double[] close = candles.close();
    // Zero times a number is zero, and not a number for all else: no branch a bar, and two sums, so
    // that one addition need not wait for the other.
    double prices = 0;
    double others = 0;
    for (int bar = 0; bar < open.length; bar++) {
      prices += (open[bar] + high[bar]) * 0;
      others += (low[bar] + close[bar]) * 0;
    }
    if (!(prices + others == 0)) {
      requireEach(candles);
    }
  }

  private static void requireEach(Candles candles) {
    for (int bar = 0; bar < candles.size(); bar++) {
      // A sum is finite exactly where its terms are, but for prices no market has.
      double sum = candles.open()[bar] + candles.high()[bar];
      sum += candles.low()[bar] + candles.close()[bar];
      if (!Double.isFinite(sum)) {
        throw new IllegalArgumentException(
            "the candle of " + Instant.ofEpochMilli(candles.time()[bar]) + " holds no numbers");
      }
    }
  }

  private static void requireVolume(Candles candles) {
    for (double volume : candles.volume()) {
      if (volume > 0) {
        return;
      }
    }
    throw new IllegalArgumentException("the candles have no volume, and fills depend on it");
  }
}
