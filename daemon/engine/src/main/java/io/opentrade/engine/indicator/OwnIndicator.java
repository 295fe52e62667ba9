package io.opentrade.engine.indicator;

import io.opentrade.engine.indicator.Definition.Form;
import io.opentrade.engine.indicator.Definition.Parameter;
import io.opentrade.engine.indicator.Definition.Type;
import java.util.List;

/// The indicators with own kernels, or made of such.
enum OwnIndicator {
  SMA("sma", "simple moving average; exact over prices", column(), length(null)),
  EMA("ema", "exponential moving average", column(), length(null)),
  RSI("rsi", "relative strength index of Wilder, 0 to 100", column(), length(14.0)),
  ATR("atr", "average true range of Wilder, in price", length(14.0)),
  HIGHEST("highest", "highest value of the last bars", column(), length(null)),
  LOWEST("lowest", "lowest value of the last bars", column(), length(null)),
  STANDARD_DEVIATION(
      "standardDeviation",
      "standard deviation of the last bars, of the population",
      column(),
      length(null)),
  MACD(
      "macd",
      "moving average convergence divergence",
      List.of("value", "signal", "histogram"),
      column(),
      new Parameter("fast", Type.LENGTH, 12.0),
      new Parameter("slow", Type.LENGTH, 26.0),
      new Parameter("signal", Type.LENGTH, 9.0)),
  BOLLINGER(
      "bollinger",
      "simple moving average and bands of so many standard deviations around it",
      List.of("middle", "upper", "lower"),
      column(),
      length(20.0),
      new Parameter("deviations", Type.NUMBER, 2.0));

  private final Definition definition;

  OwnIndicator(String name, String summary, Parameter... parameters) {
    this(name, summary, List.of("value"), parameters);
  }

  OwnIndicator(String name, String summary, List<String> outputs, Parameter... parameters) {
    this.definition =
        new Definition(name, List.of(new Form(List.of(parameters))), outputs, summary);
  }

  Definition definition() {
    return definition;
  }

  private static Parameter column() {
    return new Parameter("column", Type.COLUMN, null);
  }

  private static Parameter length(@org.jspecify.annotations.Nullable Double standard) {
    return new Parameter("length", Type.LENGTH, standard);
  }
}
