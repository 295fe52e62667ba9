package io.opentrade.engine.indicator;

import io.opentrade.engine.indicator.Definition.Form;
import io.opentrade.engine.indicator.Definition.Parameter;
import io.opentrade.engine.indicator.Definition.Type;
import java.util.List;

/// The indicators with own kernels, or made of such.
enum OwnIndicator {
  SMA("sma", "simple moving average; exact over prices", column(), length()),
  EMA("ema", "exponential moving average", column(), length()),
  RSI("rsi", "relative strength index of Wilder, 0 to 100", column(), length(14)),
  ATR("atr", "average true range of Wilder, in price", length(14)),
  HIGHEST("highest", "highest value of the last bars", column(), length()),
  LOWEST("lowest", "lowest value of the last bars", column(), length()),
  STANDARD_DEVIATION(
      "standardDeviation",
      "standard deviation of the last bars, of the population",
      column(),
      length()),
  PARABOLIC_SAR(
      "parabolicSar",
      "parabolic stop and reverse of Wilder, in price",
      Parameter.standard("start", Type.NUMBER, 0.02),
      Parameter.standard("maximum", Type.NUMBER, 0.2),
      Parameter.standard("increment", Type.NUMBER, 0.02)),
  MACD(
      "macd",
      "moving average convergence divergence",
      List.of("value", "signal", "histogram"),
      column(),
      Parameter.standard("fast", Type.LENGTH, 12),
      Parameter.standard("slow", Type.LENGTH, 26),
      Parameter.standard("signal", Type.LENGTH, 9)),
  BOLLINGER(
      "bollinger",
      "simple moving average and bands of so many standard deviations around it",
      List.of("middle", "upper", "lower"),
      column(),
      length(20),
      Parameter.standard("deviations", Type.NUMBER, 2));

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
    return Parameter.needed("column", Type.COLUMN);
  }

  private static Parameter length() {
    return Parameter.needed("length", Type.LENGTH);
  }

  private static Parameter length(int standard) {
    return Parameter.standard("length", Type.LENGTH, standard);
  }
}
