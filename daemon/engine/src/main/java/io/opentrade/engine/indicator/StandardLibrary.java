package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.Library;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.column.Scalars;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives the evaluator the indicators of this package.
public final class StandardLibrary implements Library {
  @Override
  public @Nullable Expression expand(Expression.Indicator indicator, Scalars scalars) {
    Definition definition = Indicators.find(indicator.name());
    Arguments arguments = new Arguments(definition, scalars);
    List<Argument> complete = arguments.complete(indicator.arguments());
    String output = arguments.output(indicator.output());
    Optional<OwnIndicator> own = Indicators.ownOf(definition.name());
    if (own.isPresent() && own.get() == OwnIndicator.MACD) {
      return macd(complete, output, scalars);
    }
    if (own.isPresent() && own.get() == OwnIndicator.BOLLINGER) {
      return bollinger(complete, output);
    }
    boolean canonical =
        definition.name().equals(indicator.name())
            && output.equals(indicator.output())
            && complete.size() == indicator.arguments().size();
    return canonical ? null : new Expression.Indicator(definition.name(), complete, output);
  }

  @Override
  public NumberKernel kernel(String name, List<Input> inputs, Bars bars) {
    Optional<OwnIndicator> own = Indicators.ownOf(name);
    if (own.isEmpty()) {
      return Ta4jCatalogue.kernel(name, inputs, bars);
    }
    return switch (own.get()) {
      case SMA -> new ExactMean(column(inputs), length(inputs, 1));
      case EMA -> Smoothing.exponential(column(inputs), length(inputs, 1));
      case RSI -> new RelativeStrength(column(inputs), length(inputs, 1));
      case ATR -> new AverageRange(bars, length(inputs, 0));
      case HIGHEST -> Extreme.highest(column(inputs), length(inputs, 1));
      case LOWEST -> Extreme.lowest(column(inputs), length(inputs, 1));
      case STANDARD_DEVIATION -> new Deviation(column(inputs), length(inputs, 1));
      case PARABOLIC_SAR ->
          new ParabolicStop(bars, value(inputs, 0), value(inputs, 1), value(inputs, 2));
      case MACD, BOLLINGER -> throw new IllegalStateException(name + " was not expanded");
    };
  }

  /// The difference of two averages, its own average, and the difference of these.
  private static Expression macd(List<Argument> arguments, String output, Scalars scalars) {
    double fast = scalars.value(number(arguments.get(1)));
    double slow = scalars.value(number(arguments.get(2)));
    if (fast > slow) {
      throw new PlanException("macd: 'fast' must not be longer than 'slow'");
    }
    Expression value =
        new Binary(
            Binary.Operator.SUBTRACT,
            call("ema", arguments.get(0), arguments.get(1)),
            call("ema", arguments.get(0), arguments.get(2)));
    Expression signal = call("ema", new Argument.Column(value), arguments.get(3));
    return switch (output) {
      case "signal" -> signal;
      case "histogram" -> new Binary(Binary.Operator.SUBTRACT, value, signal);
      default -> value;
    };
  }

  private static Expression bollinger(List<Argument> arguments, String output) {
    Argument of = arguments.get(0);
    Argument length = arguments.get(1);
    Expression middle = call("sma", of, length);
    Expression width =
        new Binary(
            Binary.Operator.MULTIPLY,
            call("standardDeviation", of, length),
            new Expression.Constant(number(arguments.get(2))));
    return switch (output) {
      case "upper" -> new Binary(Binary.Operator.ADD, middle, width);
      case "lower" -> new Binary(Binary.Operator.SUBTRACT, middle, width);
      default -> middle;
    };
  }

  private static Expression call(String name, Argument... arguments) {
    return new Expression.Indicator(name, List.of(arguments), "value");
  }

  private static Scalar number(Argument argument) {
    if (argument instanceof Argument.Number(Scalar value)) {
      return value;
    }
    throw new IllegalStateException("a number is needed");
  }

  private static Column column(List<Input> inputs) {
    if (inputs.get(0) instanceof Input.Numbers(Column column)) {
      return column;
    }
    throw new IllegalStateException("a column is needed");
  }

  private static int length(List<Input> inputs, int index) {
    return (int) value(inputs, index);
  }

  private static double value(List<Input> inputs, int index) {
    if (inputs.get(index) instanceof Input.Number(double value)) {
      return value;
    }
    throw new IllegalStateException("a number is needed");
  }
}
