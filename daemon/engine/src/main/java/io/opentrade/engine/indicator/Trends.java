package io.opentrade.engine.indicator;

import static io.opentrade.engine.indicator.Describing.own;
import static io.opentrade.engine.indicator.Formulas.absolute;
import static io.opentrade.engine.indicator.Formulas.change;
import static io.opentrade.engine.indicator.Formulas.highest;
import static io.opentrade.engine.indicator.Formulas.larger;
import static io.opentrade.engine.indicator.Formulas.lowest;
import static io.opentrade.engine.indicator.Formulas.mean;
import static io.opentrade.engine.indicator.Formulas.minus;
import static io.opentrade.engine.indicator.Formulas.of;
import static io.opentrade.engine.indicator.Formulas.over;
import static io.opentrade.engine.indicator.Formulas.plus;
import static io.opentrade.engine.indicator.Formulas.settled;
import static io.opentrade.engine.indicator.Formulas.shift;
import static io.opentrade.engine.indicator.Formulas.smaller;
import static io.opentrade.engine.indicator.Formulas.sum;
import static io.opentrade.engine.indicator.Formulas.times;

import io.opentrade.engine.strategy.Expression;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Ranges, channels, stops and trends, in price unless said otherwise.
final class Trends {
  private static final List<String> BANDS = List.of("middle", "upper", "lower");
  private static final String BEGINNING =
      "; seed ta4j begins with the range of bar 'length', sma with the average of the first"
          + " 'length' ranges (Tulip), wilder leaves out the first bar, which has none before it"
          + " (Wilder, TA-Lib, skender)";

  private Trends() {}

  static List<Own> all() {
    return List.of(
        own("trueRange", "how far the bar reaches from the close before")
            .word("first", List.of("range", "none"))
            .source("Wilder; 'first' says what the first bar has: high - low, or no value")
            .kernel(
                call ->
                    new TrueRange(
                        call.bars(),
                        TrueRange.First.valueOf(call.word(0).toUpperCase(Locale.ROOT)))),
        own("atr", "average true range of Wilder")
            .length(14)
            .word("seed", Seed.RANGE_WORDS)
            .source("wilder of trueRange" + BEGINNING)
            .formula(terms -> range(terms, terms.length(0), terms.word(1))),
        own("adx", "directional movement of Wilder, 0 to 100")
            .length(14)
            .length("smoothing", 14)
            .word("seed", List.of("ta4j", "sma", "talib", "wilder"))
            .gives("adx", "plus", "minus", "dx", "adxr", "plusMovement", "minusMovement")
            .source(
                "adx is wilder of dx; plus and minus are the directional indicators; adxr the"
                    + " middle of adx and that of length - 1 bars ago; seeds: sma as Tulip, talib"
                    + " as TA-Lib, wilder as skender, which leaves out the first bar")
            .either(Trends::directionalRating, Trends::directional),
        own("bollinger", "average and bands of so many standard deviations around it")
            .column()
            .length(20)
            .number("deviations", 2)
            .word("of", List.of("population", "sample"))
            .gives("middle", "upper", "lower", "width", "percent")
            .source(
                "sma and standardDeviation; width in percent of the middle; percent is 0 at the"
                    + " lower band and 1 at the upper")
            .formula(Trends::bollinger),
        own("keltner", "average and bands of so many average true ranges around it")
            .length(20)
            .length("range", 10)
            .number("multiplier", 2)
            .word("price", List.of("close", "typical"))
            .word("seed", Seed.RANGE_WORDS)
            .gives(BANDS)
            .source(
                "ema of the close (Raschke) or the typical price (Keltner), and atr; seeds as"
                    + " in atr")
            .formula(
                terms -> {
                  boolean typical = terms.word(3).equalsIgnoreCase("typical");
                  Expression price = typical ? terms.typical() : terms.close();
                  String seed = terms.word(4).equalsIgnoreCase("wilder") ? "sma" : terms.word(4);
                  Expression middle = of("ema", price, terms.length(0), seed);
                  Expression range = range(terms, terms.length(1), terms.word(4));
                  return band(terms, middle, times(terms.constant(2), range));
                }),
        own("donchian", "highest high and lowest low of the last bars, this one included")
            .length(20)
            .gives("upper", "lower", "middle")
            .source("shift it by one bar for a channel of earlier bars only")
            .formula(
                terms -> {
                  Expression upper = highest(terms.high(), terms.length(0));
                  Expression lower = lowest(terms.low(), terms.length(0));
                  return switch (terms.output()) {
                    case "lower" -> lower;
                    case "middle" -> over(plus(upper, lower), 2);
                    default -> upper;
                  };
                }),
        own("superTrend", "band of so many ranges that follows the price and turns with it")
            .length(10)
            .number("multiplier", 3)
            .word("seed", Seed.RANGE_WORDS)
            .or()
            .column("range")
            .number("multiplier", 3)
            .gives("value", "direction", "upper", "lower")
            .source(
                "Seban; direction is 1 while rising, -1 while falling; begins rising; seeds as"
                    + " in atr; a column may say the range")
            .either(
                terms ->
                    terms.isColumn(0)
                        ? null
                        : terms.barsOutput(
                            "superTrend",
                            terms.output(),
                            range(terms, terms.length(0), terms.word(2)),
                            terms.number(1)),
                call ->
                    new SuperTrend(
                        call.bars(),
                        call.column(0),
                        call.number(1),
                        SuperTrend.Output.valueOf(call.output().toUpperCase(Locale.ROOT)))),
        own("parabolicSar", "parabolic stop and reverse of Wilder")
            .number("start", 0.02)
            .number("maximum", 0.2)
            .number("increment", 0.02)
            .word("seed", List.of("ta4j", "wilder"))
            .source(
                "seed ta4j begins with the trend of two closes, wilder with that of two middles and"
                    + " counts the second bar (Wilder, Achelis, Tulip)")
            .kernel(
                call ->
                    new ParabolicStop(
                        call.bars(), call.number(0), call.number(1), call.number(2), call.seed(3))),
        own("ichimoku", "lines and cloud of Ichimoku")
            .length("conversion", 9)
            .length("base", 26)
            .length("span", 52)
            .length("displacement", 26)
            .gives("conversion", "base", "spanA", "spanB")
            .source(
                "middles of ranges; the spans are those drawn over this bar, made displacement - 1"
                    + " bars ago; the lagging span is the close, compare it with earlier ones")
            .formula(Trends::ichimoku),
        own("heikinAshi", "smoothed candles")
            .gives("open", "high", "low", "close")
            .source("close is the average of the bar's prices, open the middle of the body before")
            .either(Trends::heikinAshi, call -> new HeikinAshiOpen(call.bars())),
        own("pivotPoints", "pivot, supports and resistances of the last day, week or month")
            .word("method", List.of("standard", "fibonacci", "woodie", "camarilla"))
            .word("period", List.of("day", "week", "month"))
            .zone()
            .gives("pivot", "r1", "r2", "r3", "s1", "s2", "s3")
            .source("of the last period that is over, by the start of its bars")
            .formula(PivotPoints::level),
        own("vhf", "vertical horizontal filter: how much of its way the price kept, 0 to 1")
            .column()
            .length(28)
            .source("range of the last 'length' values / way over 'length' changes (White)")
            .formula(
                terms ->
                    over(
                        minus(
                            highest(terms.column(0), terms.length(1)),
                            lowest(terms.column(0), terms.length(1))),
                        sum(absolute(change(terms.column(0))), terms.length(1)))),
        own("massIndex", "mass index of Dorsey: whether ranges widen")
            .length(25)
            .length("smoothing", 9)
            .seed()
            .source("sum of ema of the range / ema of that; seeds as in ema")
            .formula(
                terms -> {
                  Expression range = minus(terms.high(), terms.low());
                  Expression once = of("ema", range, terms.length(1), terms.word(2));
                  Expression twice = of("ema", once, terms.length(1), terms.word(2));
                  Expression ratio = settled(over(once, twice), terms.word(2), 2 * terms.length(1));
                  return sum(ratio, terms.length(0));
                }),
        own("chaikinVolatility", "rate of change of the average range, in percent")
            .length(10)
            .seed()
            .source("roc over 'length' bars of ema of high - low; seeds as in ema")
            .formula(
                terms ->
                    of(
                        "roc",
                        of("ema", minus(terms.high(), terms.low()), terms.length(0), terms.word(1)),
                        terms.length(0))),
        own("qstick", "average of close less open")
            .length(8)
            .source("sma (Chande)")
            .formula(terms -> mean(minus(terms.close(), terms.open()), terms.length(0))),
        own("typicalPrice", "average of high, low and close")
            .source("(high + low + close) / 3")
            .formula(Terms::typical),
        own("medianPrice", "middle of the bar")
            .source("(high + low) / 2")
            .formula(terms -> over(plus(terms.high(), terms.low()), 2)),
        own("weightedClose", "average of high, low and twice the close")
            .source("(high + low + 2 close) / 4")
            .formula(
                terms -> over(plus(plus(terms.high(), terms.low()), times(2, terms.close())), 4)));
  }

  /// The average true range by a seed of `Seed.RANGE_WORDS`.
  static Expression range(Terms terms, int length, String seed) {
    boolean late = seed.equalsIgnoreCase("wilder");
    return of(
        "wilder", terms.bars("trueRange", late ? "none" : "range"), length, late ? "sma" : seed);
  }

  private static @Nullable Expression directionalRating(Terms terms) {
    if (!terms.output().equals("adxr")) {
      return null;
    }
    Expression index =
        terms.barsOutput("adx", "adx", terms.length(0), terms.length(1), terms.word(2));
    return over(plus(index, shift(index, terms.length(0) - 1)), 2);
  }

  private static DirectionalIndex directional(Call call) {
    DirectionalIndex.Output output =
        switch (call.output()) {
          case "plus" -> DirectionalIndex.Output.PLUS;
          case "minus" -> DirectionalIndex.Output.MINUS;
          case "dx" -> DirectionalIndex.Output.DX;
          case "plusMovement" -> DirectionalIndex.Output.PLUS_MOVEMENT;
          case "minusMovement" -> DirectionalIndex.Output.MINUS_MOVEMENT;
          default -> DirectionalIndex.Output.ADX;
        };
    return new DirectionalIndex(call.bars(), call.length(0), call.length(1), call.seed(2), output);
  }

  private static Expression bollinger(Terms terms) {
    Expression middle = mean(terms.column(0), terms.length(1));
    Expression deviation = of("standardDeviation", terms.column(0), terms.length(1), terms.word(3));
    Expression width = times(deviation, terms.constant(2));
    Expression lower = minus(middle, width);
    return switch (terms.output()) {
      case "width" -> over(times(200, width), middle);
      case "percent" -> over(minus(terms.column(0), lower), times(2, width));
      default -> band(terms, middle, width);
    };
  }

  private static Expression band(Terms terms, Expression middle, Expression width) {
    return switch (terms.output()) {
      case "upper" -> plus(middle, width);
      case "lower" -> minus(middle, width);
      default -> middle;
    };
  }

  private static Expression ichimoku(Terms terms) {
    Expression conversion = middle(terms, 0);
    Expression base = middle(terms, 1);
    int drawn = terms.length(3) - 1;
    return switch (terms.output()) {
      case "base" -> base;
      case "spanA" -> shift(over(plus(conversion, base), 2), drawn);
      case "spanB" -> shift(middle(terms, 2), drawn);
      default -> conversion;
    };
  }

  private static Expression middle(Terms terms, int length) {
    return over(
        plus(
            highest(terms.high(), terms.length(length)), lowest(terms.low(), terms.length(length))),
        2);
  }

  private static @Nullable Expression heikinAshi(Terms terms) {
    if (terms.output().equals("open")) {
      return null;
    }
    Expression open = terms.barsOutput("heikinAshi", "open");
    Expression close =
        over(plus(plus(plus(terms.open(), terms.high()), terms.low()), terms.close()), 4);
    return switch (terms.output()) {
      case "high" -> larger(terms.high(), larger(open, close));
      case "low" -> smaller(terms.low(), smaller(open, close));
      default -> close;
    };
  }
}
