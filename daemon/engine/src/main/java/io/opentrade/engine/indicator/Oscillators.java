package io.opentrade.engine.indicator;

import static io.opentrade.engine.indicator.Describing.own;
import static io.opentrade.engine.indicator.Formulas.change;
import static io.opentrade.engine.indicator.Formulas.highest;
import static io.opentrade.engine.indicator.Formulas.larger;
import static io.opentrade.engine.indicator.Formulas.lowest;
import static io.opentrade.engine.indicator.Formulas.mean;
import static io.opentrade.engine.indicator.Formulas.minus;
import static io.opentrade.engine.indicator.Formulas.number;
import static io.opentrade.engine.indicator.Formulas.of;
import static io.opentrade.engine.indicator.Formulas.output;
import static io.opentrade.engine.indicator.Formulas.over;
import static io.opentrade.engine.indicator.Formulas.plus;
import static io.opentrade.engine.indicator.Formulas.settled;
import static io.opentrade.engine.indicator.Formulas.shift;
import static io.opentrade.engine.indicator.Formulas.sum;
import static io.opentrade.engine.indicator.Formulas.times;
import static io.opentrade.engine.indicator.Formulas.withSignal;

import io.opentrade.engine.strategy.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Oscillators: what swings around a middle or between two bounds.
final class Oscillators {
  private static final List<String> MACD_SEEDS = List.of("ta4j", "sma", "first", "talib");
  private static final String MACD_BEGINNING =
      "; seeds as in ema; with talib all averages begin at the same bar";

  private Oscillators() {}

  static List<Own> all() {
    return List.of(
        own("rsi", "relative strength index of Wilder, 0 to 100")
            .column()
            .length(14)
            .seed()
            .word("average", List.of("wilder", "simple"))
            .source(
                "100 - 100 / (1 + average gain / average loss); seeds as in wilder; 'simple'"
                    + " averages over 'length' changes (Cutler)")
            .either(
                Oscillators::simpleStrength,
                call -> new RelativeStrength(call.column(0), call.length(1), call.seed(2))),
        own("stochRsi", "stochastic of the relative strength index, 0 to 100")
            .column()
            .length(14)
            .length("range", 14)
            .length("smooth", 1)
            .length("signal", 3)
            .seed()
            .gives("value", "signal")
            .source("where the rsi stands in its range of 'range' bars (Chande, Kroll)")
            .formula(
                terms -> {
                  Expression strength = of("rsi", terms.column(0), terms.length(1), terms.word(5));
                  return stochastic(terms, 2, strength, strength, strength);
                }),
        own("stochastic", "where the close stands in the range of the last bars, 0 to 100")
            .length(14)
            .length("smooth", 1)
            .length("signal", 3)
            .gives("k", "d")
            .source(
                "Lane; smooth 1 is the fast one, 3 the slow; simple averages; no value in a"
                    + " range of 0")
            .formula(terms -> stochastic(terms, 0, terms.close(), terms.high(), terms.low())),
        own("williamsR", "where the close stands in the range of the last bars, -100 to 0")
            .length(14)
            .source("-100 (highest high - close) / range; no value in a range of 0")
            .formula(
                terms -> {
                  Expression top = highest(terms.high(), terms.length(0));
                  Expression range = minus(top, lowest(terms.low(), terms.length(0)));
                  return times(-100, over(minus(top, terms.close()), range));
                }),
        own("macd", "moving average convergence divergence of Appel")
            .column()
            .length("fast", 12)
            .length("slow", 26)
            .length("signal", 9)
            .word("seed", MACD_SEEDS)
            .gives(Formulas.signalOutputs())
            .source("ema(fast) - ema(slow), and its ema" + MACD_BEGINNING)
            .formula(
                terms -> {
                  Expression value = minus(fast(terms), slow(terms));
                  return withSignal(terms.output(), value, signal(terms, value));
                }),
        own("ppo", "percentage price oscillator: macd in percent of the slow average")
            .column()
            .length("fast", 12)
            .length("slow", 26)
            .length("signal", 9)
            .word("seed", MACD_SEEDS)
            .gives(Formulas.signalOutputs())
            .source("100 (ema(fast) - ema(slow)) / ema(slow), and its ema" + MACD_BEGINNING)
            .formula(
                terms -> {
                  Expression slow = slow(terms);
                  Expression value = times(over(minus(fast(terms), slow), slow), number(100));
                  return withSignal(terms.output(), value, signal(terms, value));
                }),
        own("cci", "commodity channel index of Lambert")
            .length(20)
            .source("(typical price - mean) / (0.015 mean deviation)")
            .formula(
                terms -> {
                  Expression typical = terms.typical();
                  Expression spread = of("meanDeviation", typical, terms.length(0));
                  return over(
                      minus(typical, mean(typical, terms.length(0))), times(spread, number(0.015)));
                }),
        own("cmo", "momentum oscillator of Chande, -100 to 100")
            .column()
            .length(14)
            .source("100 (gains - losses) / (gains + losses), sums over 'length' changes")
            .formula(
                terms -> {
                  Expression up = gains(terms);
                  Expression down = losses(terms);
                  return times(100, over(minus(up, down), plus(up, down)));
                }),
        own("roc", "rate of change in percent")
            .column()
            .length(12)
            .source("100 (value - value 'length' bars ago) / the latter")
            .formula(
                terms -> {
                  Expression before = shift(terms.column(0), terms.length(1));
                  return times(over(minus(terms.column(0), before), before), number(100));
                }),
        own("rocr", "rate of change as a ratio")
            .column()
            .length(12)
            .source("value / value 'length' bars ago")
            .formula(terms -> over(terms.column(0), shift(terms.column(0), terms.length(1)))),
        own("momentum", "change over some bars")
            .column()
            .length(10)
            .source("value - value 'length' bars ago")
            .formula(terms -> minus(terms.column(0), shift(terms.column(0), terms.length(1)))),
        own("trix", "rate of change in percent of a triple exponential average")
            .column()
            .length(15)
            .seed()
            .source("roc over one bar of ema of ema of ema (Hutson); seeds as in ema")
            .formula(
                terms -> {
                  Expression average = terms.column(0);
                  for (int time = 0; time < 3; time++) {
                    average = of("ema", average, terms.length(1), terms.word(2));
                  }
                  return of("roc", settled(average, terms.word(2), 3 * terms.length(1)), 1);
                }),
        own("dpo", "detrended price oscillator")
            .column()
            .length(20)
            .source("value length / 2 + 1 bars ago - sma(length); looks at no later bar")
            .formula(
                terms ->
                    minus(
                        shift(terms.column(0), terms.length(1) / 2 + 1),
                        mean(terms.column(0), terms.length(1)))),
        own("forecastOscillator", "how far the value is from what a line forecast, in percent")
            .column()
            .length(5)
            .source("100 (value - forecast of the bar before) / value (Chande)")
            .formula(
                terms -> {
                  Expression forecast =
                      output("linearRegression", "forecast", terms.column(0), terms.length(1));
                  return times(
                      100, over(minus(terms.column(0), shift(forecast, 1)), terms.column(0)));
                }),
        own("ultimateOscillator", "ultimate oscillator of Williams, 0 to 100")
            .length("short", 7)
            .length("medium", 14)
            .length("long", 28)
            .source("buying pressure over true range, weighted 4, 2 and 1")
            .formula(Oscillators::ultimate),
        own("aroon", "how fresh the highest high and the lowest low are, 0 to 100")
            .length(25)
            .gives("up", "down", "oscillator")
            .source("100 (length - bars since) / length over length + 1 bars; the newest of ties")
            .formula(Oscillators::aroon));
  }

  private static Expression gains(Terms terms) {
    return sum(larger(change(terms.column(0)), number(0)), terms.length(1));
  }

  private static Expression losses(Terms terms) {
    Expression fall = minus(shift(terms.column(0), 1), terms.column(0));
    return sum(larger(fall, number(0)), terms.length(1));
  }

  private static @Nullable Expression simpleStrength(Terms terms) {
    if (!terms.word(3).equalsIgnoreCase("simple")) {
      return null;
    }
    Expression up = gains(terms);
    return times(100, over(up, plus(up, losses(terms))));
  }

  /// @param at index of the length, which smooth and signal follow
  private static Expression stochastic(
      Terms terms, int at, Expression value, Expression high, Expression low) {
    Expression bottom = lowest(low, terms.length(at));
    Expression range = minus(highest(high, terms.length(at)), bottom);
    Expression raw = times(over(minus(value, bottom), range), number(100));
    int smooth = terms.length(at + 1);
    Expression line = smooth == 1 ? raw : mean(raw, smooth);
    boolean signal = terms.output().equals("d") || terms.output().equals("signal");
    return signal ? mean(line, terms.length(at + 2)) : line;
  }

  private static String seed(Terms terms) {
    return terms.word(4).equalsIgnoreCase("talib") ? "sma" : terms.word(4);
  }

  private static Expression fast(Terms terms) {
    terms.requireOrder(1, 2);
    boolean late = terms.word(4).equalsIgnoreCase("talib");
    int skip = late ? terms.length(2) - terms.length(1) : 0;
    return of("ema", terms.column(0), terms.length(1), seed(terms), skip);
  }

  private static Expression slow(Terms terms) {
    return of("ema", terms.column(0), terms.length(2), seed(terms));
  }

  private static Expression signal(Terms terms, Expression value) {
    return of("ema", value, terms.length(3), seed(terms));
  }

  private static Expression ultimate(Terms terms) {
    Expression before = shift(terms.close(), 1);
    Expression bottom = Formulas.smaller(terms.low(), before);
    Expression pressure = minus(terms.close(), bottom);
    Expression range = minus(larger(terms.high(), before), bottom);
    Expression[] shares = new Expression[3];
    for (int part = 0; part < 3; part++) {
      shares[part] = over(sum(pressure, terms.length(part)), sum(range, terms.length(part)));
    }
    Expression weighted = plus(plus(times(4, shares[0]), times(2, shares[1])), shares[2]);
    return times(100.0 / 7, weighted);
  }

  private static Expression aroon(Terms terms) {
    int length = terms.length(0);
    Expression up = freshness(of("barsSinceHighest", terms.high(), length + 1), length);
    Expression down = freshness(of("barsSinceLowest", terms.low(), length + 1), length);
    return switch (terms.output()) {
      case "down" -> down;
      case "oscillator" -> minus(up, down);
      default -> up;
    };
  }

  private static Expression freshness(Expression since, int length) {
    return times(over(minus(number(length), since), length), number(100));
  }
}
