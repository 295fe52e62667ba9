package io.opentrade.scripting.guest;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.sandbox.Declaration;
import io.opentrade.scripting.plan.Refusal;

/// What may be declared, in any language.
public final class DeclarationRules {
  private static final int MAXIMUM_WARMUP = 1_000_000;
  private static final int MAXIMUM_PARAMETERS = 200;

  private DeclarationRules() {}

  /// @throws Refusal where the text is no timeframe
  public static Timeframe timeframe(String text) {
    try {
      return Timeframe.of(text);
    } catch (IllegalArgumentException refused) {
      throw new Refusal("strategy.timeframe: " + refused.getMessage(), "");
    }
  }

  /// @throws Refusal where it is no whole number of bars
  public static int warmup(double bars) {
    if (bars != Math.rint(bars) || bars < 0 || bars > MAXIMUM_WARMUP) {
      throw new Refusal("strategy.warmup must be a whole number of bars from 0 up", "");
    }
    return (int) bars;
  }

  /// @throws Refusal where the name or what is wanted cannot be
  public static void series(String name, String wanted) {
    if (!(SeriesName.matches(wanted) || isTimeframe(wanted))) {
      throw new Refusal(
          "strategy.series." + name + " is neither a timeframe nor a series",
          "write for example \"1h\" or \"BTC/USDT@binance:1h\"");
    }
    if (!isName(name)) {
      throw new Refusal("strategy.series: '" + name + "' is no name", "");
    }
  }

  /// @throws Refusal where there are too many
  public static void counts(int series, int timers) {
    if (series > Declaration.MOST_SERIES) {
      throw new Refusal(
          "strategy.series: a strategy reads at most "
              + Declaration.MOST_SERIES
              + " other series, not "
              + series,
          "for many markets give several to the run, and decide in onBars");
    }
    if (timers > Declaration.MOST_TIMERS) {
      throw new Refusal(
          "strategy.timers: a strategy has at most " + Declaration.MOST_TIMERS + " timers", "");
    }
  }

  /// How often a timer is due.
  ///
  /// @throws Refusal where the name or the interval cannot be
  public static Timeframe timer(String name, String interval) {
    if (!isName(name)) {
      throw new Refusal("strategy.timers: '" + name + "' is no name", "");
    }
    try {
      return Timeframe.of(interval);
    } catch (IllegalArgumentException refused) {
      throw new Refusal(
          "strategy.timers." + name + ": " + refused.getMessage(), "write for example \"1d\"");
    }
  }

  private static boolean isTimeframe(String text) {
    try {
      return Timeframe.of(text).millis() > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// @throws Refusal where there are too many
  public static void parameters(int count) {
    if (count > MAXIMUM_PARAMETERS) {
      throw new Refusal("a strategy has at most " + MAXIMUM_PARAMETERS + " parameters", "");
    }
  }

  /// @throws Refusal where a parameter cannot be called so
  public static void parameterName(String name) {
    if (!isName(name)) {
      throw new Refusal("params: '" + name + "' is no name", "the letters a to z, digits and _");
    }
  }

  private static boolean isName(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_]{0,39}");
  }

  /// Whether a number parameter takes whole numbers only: all that is said of it is whole.
  public static boolean whole(double value, double minimum, double maximum, double step) {
    return isWhole(value)
        && (Double.isInfinite(minimum) || isWhole(minimum))
        && (Double.isInfinite(maximum) || isWhole(maximum))
        && (Double.isNaN(step) || isWhole(step));
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number);
  }
}
