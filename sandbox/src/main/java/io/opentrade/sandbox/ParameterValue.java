package io.opentrade.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/// The value of a strategy's parameter.
public sealed interface ParameterValue {
  /// Those of some values that are numbers.
  static Map<String, Double> numbers(Map<String, ParameterValue> values) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof Number(double number)) {
            numbers.put(name, number);
          }
        });
    return numbers;
  }

  /// A finite number; the only kind that may stay symbolic in a plan.
  record Number(double value) implements ParameterValue {
    public Number {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a parameter must be a finite number");
      }
    }
  }

  /// Yes or no.
  record Flag(boolean value) implements ParameterValue {}

  /// A word, at most 200 characters.
  record Text(String value) implements ParameterValue {
    public Text {
      if (value.length() > 200) {
        throw new IllegalArgumentException("a text parameter has at most 200 characters");
      }
    }
  }
}
