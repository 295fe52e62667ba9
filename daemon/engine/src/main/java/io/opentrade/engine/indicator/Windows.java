package io.opentrade.engine.indicator;

import static io.opentrade.engine.indicator.Describing.own;
import static io.opentrade.engine.indicator.Formulas.mean;
import static io.opentrade.engine.indicator.Formulas.of;
import static io.opentrade.engine.indicator.Formulas.output;
import static io.opentrade.engine.indicator.Formulas.sum;

import java.util.List;
import java.util.Locale;

/// Figures over the last bars. None has a value in the first `length - 1` bars, nor while the
/// window holds a bar without one.
final class Windows {
  private Windows() {}

  static List<Own> all() {
    return List.of(
        own("sum", "sum of the last bars; exact over prices")
            .column()
            .length()
            .source("rolling sum")
            .kernel(call -> ExactWindow.sum(call.column(0), call.length(1))),
        own("count", "on how many of the last bars a condition was true")
            .condition("condition")
            .length()
            .source("rolling sum of 1 for yes and 0 for no")
            .formula(terms -> sum(terms.column(0), terms.length(1))),
        own("highest", "highest value of the last bars")
            .column()
            .length()
            .source("rolling maximum")
            .kernel(call -> Extreme.highest(call.column(0), call.length(1))),
        own("lowest", "lowest value of the last bars")
            .column()
            .length()
            .source("rolling minimum")
            .kernel(call -> Extreme.lowest(call.column(0), call.length(1))),
        own("barsSinceHighest", "how many bars ago the highest value of the last bars was")
            .column()
            .length()
            .source("of equal values the newest")
            .kernel(call -> Distance.highest(call.column(0), call.length(1))),
        own("barsSinceLowest", "how many bars ago the lowest value of the last bars was")
            .column()
            .length()
            .source("of equal values the newest")
            .kernel(call -> Distance.lowest(call.column(0), call.length(1))),
        own("standardDeviation", "standard deviation of the last bars")
            .column()
            .length()
            .word("of", List.of("population", "sample"))
            .source("of the population (divided by length) or of a sample (length - 1)")
            .kernel(
                call ->
                    new Deviation(
                        call.column(0),
                        call.length(1),
                        call.word(2).equalsIgnoreCase("sample") ? 1 : 0)),
        own("meanDeviation", "mean distance of the last bars from their average")
            .column()
            .length()
            .or()
            .column()
            .column("average")
            .length()
            .source(
                "mean of |value - average|; the average is that of the window where none is given")
            .either(
                terms ->
                    terms.isColumn(1)
                        ? null
                        : of(
                            "meanDeviation",
                            terms.column(0),
                            mean(terms.column(0), terms.length(1)),
                            terms.length(1)),
                call -> new MeanDeviation(call.column(0), call.column(1), call.length(2))),
        own("rank", "rank of the value among the last bars, from 1 / length to 1")
            .column()
            .length()
            .source("pandas' rolling rank, pct; ties get their average")
            .kernel(call -> Ordering.rank(call.column(0), call.length(1))),
        own("quantile", "value that a share of the last bars does not exceed; 0.5 is the median")
            .column()
            .length()
            .share("share", 0, 1)
            .source("between two values by a straight line, as pandas and numpy do")
            .kernel(call -> Ordering.quantile(call.column(0), call.length(1), call.number(2))),
        pair("correlation", "Pearson's correlation of two columns over the last bars, -1 to 1"),
        pair("covariance", "covariance of two columns over the last bars, of the population"),
        pair("beta", "slope of the first column over the second, over the last bars"),
        own("linearRegression", "straight line of least squares through the last bars")
            .column()
            .length(14)
            .gives("value", "slope", "intercept", "forecast")
            .source(
                "value at the last bar, intercept at the window's first, forecast one bar ahead")
            .kernel(
                call ->
                    new LinearFit(
                        call.column(0),
                        call.length(1),
                        LinearFit.Output.valueOf(call.output().toUpperCase(Locale.ROOT)))),
        own("slope", "rise a bar of the straight line of least squares through the last bars")
            .column()
            .length()
            .source("output 'slope' of linearRegression")
            .formula(
                terms -> output("linearRegression", "slope", terms.column(0), terms.length(1))));
  }

  private static Own pair(String name, String summary) {
    PairMoments.Output output = PairMoments.Output.valueOf(name.toUpperCase(Locale.ROOT));
    return own(name, summary)
        .column()
        .column("other")
        .length()
        .source("moments by Welford and Chan, which do not cancel")
        .kernel(call -> new PairMoments(call.column(0), call.column(1), call.length(2), output));
  }
}
