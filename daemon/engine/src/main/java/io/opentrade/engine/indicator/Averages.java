package io.opentrade.engine.indicator;

import static io.opentrade.engine.indicator.Describing.own;
import static io.opentrade.engine.indicator.Formulas.absolute;
import static io.opentrade.engine.indicator.Formulas.change;
import static io.opentrade.engine.indicator.Formulas.mean;
import static io.opentrade.engine.indicator.Formulas.minus;
import static io.opentrade.engine.indicator.Formulas.number;
import static io.opentrade.engine.indicator.Formulas.of;
import static io.opentrade.engine.indicator.Formulas.over;
import static io.opentrade.engine.indicator.Formulas.plus;
import static io.opentrade.engine.indicator.Formulas.same;
import static io.opentrade.engine.indicator.Formulas.settled;
import static io.opentrade.engine.indicator.Formulas.shift;
import static io.opentrade.engine.indicator.Formulas.sum;
import static io.opentrade.engine.indicator.Formulas.times;
import static io.opentrade.engine.indicator.Formulas.where;

import io.opentrade.engine.strategy.Expression;
import java.util.List;

/// Moving averages.
final class Averages {
  private static final String BEGINNING =
      "; seed ta4j begins with the value of bar 'length', sma with the average of the first"
          + " 'length' values (TA-Lib, Achelis, skender), first with the very first value (Tulip)";

  private Averages() {}

  static List<Own> all() {
    return List.of(
        own("sma", "simple moving average; exact over prices")
            .column()
            .length()
            .source("mean of the last 'length' bars")
            .kernel(call -> ExactWindow.mean(call.column(0), call.length(1))),
        own("ema", "exponential moving average")
            .column()
            .length()
            .seed()
            .count("skip", 0)
            .source("weight 2 / (length + 1)" + BEGINNING + "; skip bars are passed over first")
            .kernel(
                call ->
                    Smoothing.exponential(
                        call.column(0), call.length(1), call.seed(2), call.length(3))),
        own("wilder", "moving average of Wilder, also called smoothed or modified")
            .column()
            .length()
            .seed()
            .source("weight 1 / length" + BEGINNING)
            .kernel(call -> Smoothing.wilder(call.column(0), call.length(1), call.seed(2))),
        own("wma", "linearly weighted moving average")
            .column()
            .length()
            .source("weights 1 to 'length', the newest bar the heaviest")
            .kernel(
                call -> new LinearFit(call.column(0), call.length(1), LinearFit.Output.WEIGHTED)),
        own("hma", "moving average of Hull")
            .column()
            .length()
            .source(
                "wma of 2 wma(length / 2) - wma(length) over the root of 'length', both floored")
            .formula(Averages::hull),
        own("dema", "double exponential moving average of Mulloy")
            .column()
            .length()
            .seed()
            .source("2 ema - ema of ema" + BEGINNING)
            .formula(
                terms -> {
                  Expression first = ema(terms, terms.column(0));
                  Expression both = minus(times(2, first), ema(terms, first));
                  return settled(both, terms.word(2), 2 * terms.length(1));
                }),
        own("tema", "triple exponential moving average of Mulloy")
            .column()
            .length()
            .seed()
            .source("3 (ema - ema of ema) + ema of ema of ema" + BEGINNING)
            .formula(
                terms -> {
                  Expression first = ema(terms, terms.column(0));
                  Expression second = ema(terms, first);
                  Expression all = plus(times(3, minus(first, second)), ema(terms, second));
                  return settled(all, terms.word(2), 3 * terms.length(1));
                }),
        own("trima", "triangular moving average")
            .column()
            .length()
            .source("sma of sma, each over half the length")
            .formula(
                terms -> {
                  int half = (terms.length(1) + 1) / 2;
                  return mean(mean(terms.column(0), half), terms.length(1) + 1 - half);
                }),
        own("kama", "adaptive moving average of Kaufman")
            .column()
            .length(10)
            .length("fast", 2)
            .length("slow", 30)
            .source(
                "moves by the square of a weight between those of 'slow' and 'fast', as straight as"
                    + " the last 'length' bars went; begins with the value before")
            .formula(Averages::kaufman),
        own("adaptiveAverage", "moves by a share of the way to each value that another column says")
            .column()
            .column("share")
            .source("average + share (value - average); begins with the value before")
            .kernel(call -> new AdaptiveAverage(call.column(0), call.column(1))),
        own("ewm", "exponentially weighted mean of all values so far")
            .column()
            .share("alpha", Double.MIN_NORMAL, 1)
            .word("adjust", List.of("no", "yes"))
            .length("minimum", 1)
            .source(
                "pandas' ewm: the newest value has the weight alpha; 'adjust' makes the weights of"
                    + " a short history add up; no value before 'minimum' values")
            .kernel(
                call ->
                    new WeightedSeries(
                        call.column(0),
                        call.number(1),
                        call.word(2).equalsIgnoreCase("yes"),
                        call.length(3))),
        own("vwma", "moving average weighted with volume")
            .length(20)
            .source("sum of close times volume / sum of volume")
            .formula(
                terms ->
                    over(
                        sum(times(terms.close(), terms.volume()), terms.length(0)),
                        sum(terms.volume(), terms.length(0)))));
  }

  private static Expression ema(Terms terms, Expression of) {
    return of("ema", of, terms.length(1), terms.word(2));
  }

  private static Expression hull(Terms terms) {
    Expression column = terms.column(0);
    int length = terms.length(1);
    Expression half = of("wma", column, Math.max(1, length / 2));
    Expression difference = minus(times(half, number(2)), of("wma", column, length));
    return of("wma", difference, (int) Math.sqrt(length));
  }

  private static Expression kaufman(Terms terms) {
    Expression column = terms.column(0);
    int length = terms.length(1);
    Expression way = absolute(minus(column, shift(column, length)));
    Expression path = sum(absolute(change(column)), length);
    Expression straight = where(same(path, number(0)), number(0), over(way, path));
    double fast = 2.0 / (terms.number(2) + 1);
    double slow = 2.0 / (terms.number(3) + 1);
    Expression weight = plus(times(straight, number(fast - slow)), number(slow));
    return of("adaptiveAverage", column, times(weight, weight));
  }
}
