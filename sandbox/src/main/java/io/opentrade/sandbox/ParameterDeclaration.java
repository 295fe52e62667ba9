package io.opentrade.sandbox;

import java.math.BigDecimal;
import java.util.List;

/// A parameter as the strategy declares it.
///
/// @param value the default; its kind is the parameter's type
/// @param minimum smallest allowed number; negative infinity where none is declared
/// @param maximum largest allowed number; positive infinity where none is declared
/// @param step what a sweep adds; NaN where none is declared
/// @param whole whether only whole numbers are allowed: the default, the declared bounds and the
///     step are all whole
/// @param choices allowed words; empty where any is allowed
public record ParameterDeclaration(
    String name,
    ParameterValue value,
    double minimum,
    double maximum,
    double step,
    boolean whole,
    List<String> choices) {

  public ParameterDeclaration {
    choices = List.copyOf(choices);
    if (!(minimum <= maximum)) {
      throw new IllegalArgumentException("parameter '" + name + "': min is above max");
    }
    require(name, value, minimum, maximum, whole, choices);
  }

  /// A value as a person writes it (`--set fast=20`).
  ///
  /// @throws IllegalArgumentException with a message for people where it does not fit
  public ParameterValue parse(String text) {
    ParameterValue parsed =
        switch (value) {
          case ParameterValue.Number _ -> new ParameterValue.Number(number(text));
          case ParameterValue.Flag _ -> new ParameterValue.Flag(flag(text));
          case ParameterValue.Text _ -> new ParameterValue.Text(text);
        };
    require(parsed);
    return parsed;
  }

  /// Refuses a value of another kind or outside the declared range.
  ///
  /// @throws IllegalArgumentException with a message for people
  public void require(ParameterValue candidate) {
    if (candidate.getClass() != value.getClass()) {
      throw new IllegalArgumentException(
          "parameter '" + name + "' is a " + kind() + ", and " + candidate + " is not");
    }
    require(name, candidate, minimum, maximum, whole, choices);
  }

  /// `number`, `flag` or `text`.
  public String kind() {
    return switch (value) {
      case ParameterValue.Number _ -> "number";
      case ParameterValue.Flag _ -> "flag";
      case ParameterValue.Text _ -> "text";
    };
  }

  private static void require(
      String name,
      ParameterValue candidate,
      double minimum,
      double maximum,
      boolean whole,
      List<String> choices) {
    switch (candidate) {
      case ParameterValue.Number(double number) -> {
        if (number < minimum || number > maximum) {
          throw new IllegalArgumentException(
              "parameter '%s' must be %s, not %s"
                  .formatted(name, range(minimum, maximum), plain(number)));
        }
        if (whole && number != Math.rint(number)) {
          throw new IllegalArgumentException(
              "parameter '" + name + "' must be a whole number, not " + plain(number));
        }
      }
      case ParameterValue.Flag _ -> {}
      case ParameterValue.Text(String text) -> {
        if (!choices.isEmpty() && !choices.contains(text)) {
          throw new IllegalArgumentException(
              "parameter '%s' must be one of %s, not '%s'"
                  .formatted(name, String.join(", ", choices), text));
        }
      }
    }
  }

  private static String range(double minimum, double maximum) {
    if (minimum == Double.NEGATIVE_INFINITY) {
      return "at most " + plain(maximum);
    }
    return maximum == Double.POSITIVE_INFINITY
        ? "at least " + plain(minimum)
        : "between " + plain(minimum) + " and " + plain(maximum);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private double number(String text) {
    try {
      double number = new BigDecimal(text.strip()).doubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below, in the words of the parameter.
    }
    throw new IllegalArgumentException(
        "parameter '" + name + "' needs a number, and '" + text + "' is not one");
  }

  private boolean flag(String text) {
    return switch (text) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default ->
          throw new IllegalArgumentException(
              "parameter '" + name + "' is true or false, not '" + text + "'");
    };
  }
}
