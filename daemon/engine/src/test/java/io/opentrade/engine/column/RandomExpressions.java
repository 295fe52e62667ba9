package io.opentrade.engine.column;

import static io.opentrade.engine.column.Columns.indicator;
import static io.opentrade.engine.column.Columns.output;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Expression.Unary;
import io.opentrade.engine.strategy.Field;
import java.util.List;
import java.util.Random;

/// Expressions of every operator, from a seed.
final class RandomExpressions {
  private static final List<Binary.Operator> ARITHMETIC =
      List.of(Binary.Operator.values()).stream().filter(Binary.Operator::arithmetic).toList();
  private static final List<Binary.Operator> LOGICAL =
      List.of(Binary.Operator.values()).stream().filter(Binary.Operator::logical).toList();
  private static final List<Binary.Operator> COMPARING =
      List.of(Binary.Operator.values()).stream()
          .filter(operator -> !operator.arithmetic() && !operator.logical())
          .toList();

  private final Random random;
  private final List<String> series;

  RandomExpressions(long seed, List<String> series) {
    this.random = new Random(seed);
    this.series = series;
  }

  Expression number(int depth) {
    if (depth == 0) {
      return random.nextInt(8) == 0
          ? Columns.number(random.nextInt(5) - 1)
          : Columns.source(pick(series), pick(List.of(Field.values())));
    }
    return switch (random.nextInt(8)) {
      case 0 -> Columns.shift(number(depth - 1), random.nextInt(70));
      case 1 -> new Unary(unary(), number(depth - 1));
      case 2, 3 -> Columns.binary(pick(ARITHMETIC), number(depth - 1), number(depth - 1));
      case 4 -> new Expression.Where(condition(depth - 1), number(depth - 1), number(depth - 1));
      case 5 -> newer(depth - 1);
      default -> someIndicator(number(depth - 1));
    };
  }

  /// Over the last bars, over all bars so far, by the clock.
  private Expression newer(int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> rolling(depth);
      case 1 -> cumulative(depth);
      default -> calendar();
    };
  }

  private Expression rolling(int depth) {
    int length = 2 + random.nextInt(30);
    return switch (random.nextInt(9)) {
      case 0 -> indicator("sum", number(depth), length);
      case 1 -> indicator("rank", number(depth), length);
      case 2 -> indicator("quantile", number(depth), length, random.nextInt(5) / 4.0);
      case 3 -> indicator("correlation", number(depth), number(depth), length);
      case 4 -> indicator("beta", number(depth), number(depth), length);
      case 5 -> indicator("slope", number(depth), length);
      case 6 -> indicator("meanDeviation", number(depth), length);
      case 7 -> indicator("barsSinceHighest", number(depth), length);
      default -> indicator("count", condition(depth), length);
    };
  }

  private Expression cumulative(int depth) {
    String word = pick(List.of("cumSum", "cumProduct", "cumMin", "cumMax"));
    return switch (random.nextInt(7)) {
      case 0 -> indicator(word, number(depth));
      case 1 -> indicator(word, number(depth), condition(depth));
      case 2 -> indicator("cumCount", condition(depth));
      case 3 -> indicator("since", condition(depth));
      case 4 -> indicator("valueWhen", condition(depth), number(depth), random.nextInt(3));
      case 5 -> indicator("ewm", number(depth), 0.2);
      default -> indicator("skipFirst", number(depth), 1 + random.nextInt(20));
    };
  }

  private Expression calendar() {
    String zone = pick(List.of("UTC", "America/New_York", "Asia/Kolkata"));
    String part = pick(List.of("minute", "hour", "minuteOfDay", "weekday", "dayOfMonth", "month"));
    return switch (random.nextInt(4)) {
      case 0, 1 -> indicator(part, pick(series), zone);
      case 2 -> indicator("newDay", pick(series), zone);
      default -> indicator("session", "09:30", "16:00", zone);
    };
  }

  Expression condition(int depth) {
    if (depth <= 1) {
      return Columns.binary(pick(COMPARING), number(0), number(1));
    }
    return switch (random.nextInt(6)) {
      case 0 -> Columns.not(condition(depth - 1));
      case 1 -> Columns.binary(pick(LOGICAL), condition(depth - 1), condition(depth - 1));
      case 2 -> Columns.shift(condition(depth - 1), random.nextInt(70));
      case 3 ->
          new Expression.Where(condition(depth - 1), condition(depth - 1), condition(depth - 1));
      default -> Columns.binary(pick(COMPARING), number(depth - 1), number(depth - 1));
    };
  }

  private Unary.Operator unary() {
    Unary.Operator operator = pick(List.of(Unary.Operator.values()));
    return operator == Unary.Operator.NOT ? Unary.Operator.ABSOLUTE : operator;
  }

  private Expression someIndicator(Expression of) {
    int length = 1 + random.nextInt(40);
    return switch (random.nextInt(10)) {
      case 0, 1 -> indicator("sma", of, length);
      case 2 -> indicator("ema", of, length);
      case 3 -> indicator("rsi", of, length);
      case 4 -> indicator("highest", of, length);
      case 5 -> indicator("lowest", of, length);
      case 6 -> indicator("standardDeviation", of, length);
      case 7 -> output("macd", pick(List.of("value", "signal", "histogram")), of, 5, 9, 4);
      case 8 -> output("bollinger", pick(List.of("middle", "upper", "lower")), of, length, 1.5);
      default ->
          random.nextBoolean()
              ? indicator("wma", of, length)
              : indicator("atr", pick(series), length);
    };
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
