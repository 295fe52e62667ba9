package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.indicator.Definition.Parameter;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A call of an indicator with the arguments it needs and no others, to show how it is called and
/// to measure how long it takes to have a value.
///
/// @param text as a strategy writes it: `ta.sma(close, 14)`
public record Sample(Definition definition, List<Argument> arguments, String text) {
  private static final int BARS = 400;
  private static final Expression CLOSE = new Expression.Source("", Field.CLOSE);
  private static final Expression OPEN = new Expression.Source("", Field.OPEN);

  public Sample {
    arguments = List.copyOf(arguments);
  }

  /// The call of the first form.
  public static Sample of(Definition definition) {
    List<Argument> arguments = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Parameter parameter : definition.forms().getFirst().parameters()) {
      if (parameter.standard() == null) {
        arguments.add(argument(parameter, arguments.size()));
        texts.add(text(parameter, arguments.getLast()));
      }
    }
    String name = definition.name().replace(Ta4jCatalogue.PREFIX, "");
    String call = name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    return new Sample(definition, arguments, "ta." + call + "(" + String.join(", ", texts) + ")");
  }

  /// Bars without a value at the beginning of some made-up hourly candles; empty where none of the
  /// first 400 has one, or the indicator refuses these arguments.
  public OptionalInt warmup() {
    Evaluator evaluator = new Evaluator(candles(), Map.of(), Map.of());
    try {
      double[] values =
          evaluator.numbers(
              new Expression.Indicator(
                  definition.name(), arguments, definition.outputs().getFirst()));
      for (int bar = 0; bar < BARS; bar++) {
        if (!Double.isNaN(values[bar])) {
          return OptionalInt.of(bar);
        }
      }
      return OptionalInt.empty();
    } catch (PlanException _) {
      return OptionalInt.empty();
    }
  }

  private static Argument argument(Parameter parameter, int place) {
    return switch (parameter.type()) {
      case COLUMN -> new Argument.Column(place == 0 ? CLOSE : OPEN);
      case CONDITION -> new Argument.Column(new Binary(Binary.Operator.GREATER, CLOSE, OPEN));
      case LENGTH -> number(14 + place);
      case COUNT -> number(1);
      case NUMBER -> number(Math.clamp(0.5, parameter.least(), parameter.most()));
      case WORD -> new Argument.Word(parameter.words().getFirst());
      case ZONE -> new Argument.Word("UTC");
      case TIME -> new Argument.Word(place == 0 ? "09:30" : "16:00");
    };
  }

  private static Argument number(double value) {
    return new Argument.Number(new Scalar.Literal(value));
  }

  private static String text(Parameter parameter, Argument argument) {
    return switch (argument) {
      case Argument.Number(Scalar.Literal(double value)) ->
          value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
      case Argument.Word(String word) -> '"' + word + '"';
      case Argument.Column(Expression column) ->
          column.equals(CLOSE) ? "close" : column.equals(OPEN) ? "open" : "close.above(open)";
      case Argument.Number(Scalar.Parameter _) ->
          throw new IllegalStateException("no sample holds a parameter: " + parameter.name());
    };
  }

  private static Candles candles() {
    Timeframe hour = Timeframe.of("1h");
    long[] time = new long[BARS];
    double[][] columns = new double[5][BARS];
    double close = 100;
    for (int bar = 0; bar < BARS; bar++) {
      time[bar] = 1_704_067_200_000L + bar * hour.millis();
      double open = close;
      close = 100 + 8 * StrictMath.sin(bar / 9.0) + bar * 7 % 13 / 10.0;
      columns[0][bar] = open;
      columns[1][bar] = Math.max(open, close) + 1 + bar % 3 / 4.0;
      columns[2][bar] = Math.min(open, close) - 1 - bar % 5 / 4.0;
      columns[3][bar] = close;
      columns[4][bar] = 50 + bar * 11 % 17;
    }
    return new Candles(hour, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }
}
