package io.opentrade.engine.indicator;

import static io.opentrade.engine.indicator.Describing.own;
import static io.opentrade.engine.indicator.Formulas.above;
import static io.opentrade.engine.indicator.Formulas.below;
import static io.opentrade.engine.indicator.Formulas.change;
import static io.opentrade.engine.indicator.Formulas.larger;
import static io.opentrade.engine.indicator.Formulas.mean;
import static io.opentrade.engine.indicator.Formulas.minus;
import static io.opentrade.engine.indicator.Formulas.number;
import static io.opentrade.engine.indicator.Formulas.of;
import static io.opentrade.engine.indicator.Formulas.over;
import static io.opentrade.engine.indicator.Formulas.plus;
import static io.opentrade.engine.indicator.Formulas.same;
import static io.opentrade.engine.indicator.Formulas.shift;
import static io.opentrade.engine.indicator.Formulas.smaller;
import static io.opentrade.engine.indicator.Formulas.sum;
import static io.opentrade.engine.indicator.Formulas.times;
import static io.opentrade.engine.indicator.Formulas.where;

import io.opentrade.engine.strategy.Expression;
import java.util.List;
import java.util.Locale;

/// Indicators of volume.
final class Volumes {
  private Volumes() {}

  static List<Own> all() {
    return List.of(
        own("obv", "on balance volume of Granville")
            .source("adds the volume of rising closes, takes off that of falling; begins at 0")
            .kernel(call -> new OnBalanceVolume(call.bars())),
        own("mfi", "money flow index, 0 to 100")
            .length(14)
            .source("share of typical price times volume that rose, over 'length' changes")
            .formula(
                terms -> {
                  Expression typical = terms.typical();
                  Expression flow = times(typical, terms.volume());
                  Expression move = change(typical);
                  Expression up =
                      sum(where(above(move, number(0)), flow, number(0)), terms.length(0));
                  Expression down =
                      sum(where(below(move, number(0)), flow, number(0)), terms.length(0));
                  return times(100, over(up, plus(up, down)));
                }),
        own("cmf", "money flow of Chaikin, -1 to 1")
            .length(20)
            .source("sum of location times volume / sum of volume; a bar without range counts 0")
            .formula(
                terms ->
                    over(
                        sum(times(location(terms), terms.volume()), terms.length(0)),
                        sum(terms.volume(), terms.length(0)))),
        own("accumulationDistribution", "accumulation distribution line of Williams and Chaikin")
            .source("running sum of location times volume; a bar without range counts 0")
            .formula(terms -> of("cumSum", times(location(terms), terms.volume()))),
        own("chaikinOscillator", "difference of two averages of accumulationDistribution")
            .length("fast", 3)
            .length("slow", 10)
            .seed()
            .source("ema(fast) - ema(slow); seeds as in ema")
            .formula(
                terms -> {
                  Expression line = terms.bars("accumulationDistribution");
                  terms.requireOrder(0, 1);
                  return minus(
                      of("ema", line, terms.length(0), terms.word(2)),
                      of("ema", line, terms.length(1), terms.word(2)));
                }),
        own("vwap", "average price weighted with volume")
            .length(14)
            .or()
            .word("anchor", List.of("day", "week", "month"))
            .zone()
            .source(
                "typical price; over the last bars, or from the start of the day, week or month")
            .formula(Volumes::weightedPrice),
        own("williamsAD", "accumulation distribution of Williams, without volume")
            .source("running sum of the close's distance from the true low or high")
            .formula(
                terms -> {
                  Expression before = shift(terms.close(), 1);
                  Expression up = minus(terms.close(), smaller(terms.low(), before));
                  Expression down = minus(terms.close(), larger(terms.high(), before));
                  return of(
                      "cumSum",
                      where(
                          above(terms.close(), before),
                          up,
                          where(below(terms.close(), before), down, number(0))));
                }),
        own("nvi", "negative volume index: changes of price on quieter bars")
            .source("begins at 1000 before the second bar")
            .formula(terms -> index(terms, true)),
        own("pvi", "positive volume index: changes of price on busier bars")
            .source("begins at 1000 before the second bar")
            .formula(terms -> index(terms, false)),
        own("easeOfMovement", "how far the middle of the bar moved for its volume (Arms)")
            .number("unit", 10_000)
            .source("change of the middle / (volume / unit / range)")
            .formula(
                terms -> {
                  Expression move = change(over(plus(terms.high(), terms.low()), 2));
                  Expression range = minus(terms.high(), terms.low());
                  return over(move, over(over(terms.volume(), terms.constant(0)), range));
                }),
        own("volumeOscillator", "difference of two averages of the volume, in percent")
            .length("fast", 5)
            .length("slow", 10)
            .source("100 (sma(fast) - sma(slow)) / sma(slow)")
            .formula(
                terms -> {
                  terms.requireOrder(0, 1);
                  Expression slow = mean(terms.volume(), terms.length(1));
                  Expression fast = mean(terms.volume(), terms.length(0));
                  return times(100, over(minus(fast, slow), slow));
                }),
        own("klinger", "volume oscillator of Klinger")
            .length("fast", 34)
            .length("slow", 55)
            .gives("value", "force")
            .source("difference of two averages of the volume force, which begin with its first")
            .either(
                terms -> {
                  if (terms.output().equals("force")) {
                    return null;
                  }
                  terms.requireOrder(0, 1);
                  Expression force =
                      terms.barsOutput("klinger", "force", terms.length(0), terms.length(1));
                  return minus(
                      of("ewm", force, 2 / (terms.number(0) + 1)),
                      of("ewm", force, 2 / (terms.number(1) + 1)));
                },
                call -> new VolumeForce(call.bars())));
  }

  /// Where the close lies in its bar, -1 to 1.
  private static Expression location(Terms terms) {
    Expression range = minus(terms.high(), terms.low());
    Expression both = minus(minus(terms.close(), terms.low()), minus(terms.high(), terms.close()));
    return where(same(range, number(0)), number(0), over(both, range));
  }

  private static Expression index(Terms terms, boolean quieter) {
    Expression volume = change(terms.volume());
    Expression counts = quieter ? below(volume, number(0)) : above(volume, number(0));
    Expression ratio = over(terms.close(), shift(terms.close(), 1));
    return times(1000, of("cumProduct", where(counts, ratio, number(1))));
  }

  private static Expression weightedPrice(Terms terms) {
    Expression money = times(terms.typical(), terms.volume());
    if (terms.arguments().size() == 1) {
      return over(sum(money, terms.length(0)), sum(terms.volume(), terms.length(0)));
    }
    String begins =
        switch (terms.word(0).toLowerCase(Locale.ROOT)) {
          case "week" -> "newWeek";
          case "month" -> "newMonth";
          default -> "newDay";
        };
    Expression reset = terms.bars(begins, terms.word(1));
    return over(of("cumSum", money, reset), of("cumSum", terms.volume(), reset));
  }
}
