package io.opentrade.engine.indicator;

import static io.opentrade.engine.indicator.Formulas.minus;
import static io.opentrade.engine.indicator.Formulas.over;
import static io.opentrade.engine.indicator.Formulas.plus;
import static io.opentrade.engine.indicator.Formulas.times;

import io.opentrade.engine.strategy.Expression;
import java.util.Locale;

/// The levels of pivot points, from the prices of the last period that is over.
final class PivotPoints {
  private PivotPoints() {}

  static Expression level(Terms terms) {
    String method = terms.word(0).toLowerCase(Locale.ROOT);
    Expression high = price(terms, "high");
    Expression low = price(terms, "low");
    Expression close = price(terms, "close");
    Expression range = minus(high, low);
    Expression pivot =
        method.equals("woodie")
            ? over(plus(plus(high, low), times(2, close)), 4)
            : over(plus(plus(high, low), close), 3);
    return switch (terms.output()) {
      case "pivot" -> pivot;
      default -> {
        boolean up = terms.output().startsWith("r");
        int number = terms.output().charAt(1) - '0';
        yield switch (method) {
          case "fibonacci" -> away(pivot, times(fibonacci(number), range), up);
          case "camarilla" -> away(close, times(1.1 / camarilla(number), range), up);
          default -> standard(pivot, high, low, range, number, up);
        };
      }
    };
  }

  private static Expression standard(
      Expression pivot, Expression high, Expression low, Expression range, int number, boolean up) {
    return switch (number) {
      case 1 -> minus(times(2, pivot), up ? low : high);
      case 2 -> away(pivot, range, up);
      default ->
          up ? plus(high, times(2, minus(pivot, low))) : minus(low, times(2, minus(high, pivot)));
    };
  }

  private static Expression away(Expression from, Expression distance, boolean up) {
    return up ? plus(from, distance) : minus(from, distance);
  }

  private static double fibonacci(int number) {
    return number == 1 ? 0.382 : number == 2 ? 0.618 : 1;
  }

  private static double camarilla(int number) {
    return number == 1 ? 12 : number == 2 ? 6 : 4;
  }

  private static Expression price(Terms terms, String output) {
    return terms.barsOutput("previousPeriod", output, terms.word(1), terms.word(2));
  }
}
