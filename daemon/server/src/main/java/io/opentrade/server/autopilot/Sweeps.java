package io.opentrade.server.autopilot;

import io.opentrade.protocol.StrategyCheck.Parameter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which parameters a walk forward chooses among: the first two numbers that declare a range, each
/// at half, three quarters, once, one and a half times and twice its default, within its range. Few
/// values: what is chosen among many is chosen by luck.
final class Sweeps {
  private static final int MOST = 2;
  private static final List<BigDecimal> FACTORS =
      List.of(
          new BigDecimal("0.5"),
          new BigDecimal("0.75"),
          BigDecimal.ONE,
          new BigDecimal("1.5"),
          BigDecimal.TWO);

  private Sweeps() {}

  static List<String> of(List<Parameter> parameters) {
    List<String> sweeps = new ArrayList<>();
    for (Parameter each : parameters) {
      boolean number = each.value() instanceof Number;
      if (number && each.min() != null && each.max() != null && sweeps.size() < MOST) {
        TreeSet<BigDecimal> values = values(each);
        if (values.size() > 1) {
          sweeps.add(
              each.name().raw()
                  + "="
                  + values.stream()
                      .map(BigDecimal::toPlainString)
                      .collect(Collectors.joining(",")));
        }
      }
    }
    return sweeps;
  }

  private static TreeSet<BigDecimal> values(Parameter parameter) {
    BigDecimal standard = new BigDecimal(parameter.value().toString());
    BigDecimal least = BigDecimal.valueOf(Objects.requireNonNull(parameter.min()));
    BigDecimal most = BigDecimal.valueOf(Objects.requireNonNull(parameter.max()));
    TreeSet<BigDecimal> values = new TreeSet<>();
    for (BigDecimal factor : FACTORS) {
      BigDecimal value = stepped(parameter, standard.multiply(factor), standard);
      if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
        values.add(value);
      }
    }
    return values;
  }

  /// Whole for a whole number, else a number of its steps away from its default.
  private static BigDecimal stepped(Parameter parameter, BigDecimal value, BigDecimal standard) {
    if (parameter.value() instanceof Long) {
      return value.setScale(0, RoundingMode.HALF_UP);
    }
    Double step = parameter.step();
    if (step == null || step <= 0) {
      return value;
    }
    BigDecimal size = BigDecimal.valueOf(step);
    BigDecimal steps = value.subtract(standard).divide(size, 0, RoundingMode.HALF_UP);
    return standard.add(steps.multiply(size));
  }
}
