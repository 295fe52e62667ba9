package io.opentrade.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parameters a strategy declares.
public final class Params {
  private final Map<String, Declared> all = new LinkedHashMap<>();

  /// A parameter as declared.
  ///
  /// @param value a Double, a Boolean or a String: the default
  /// @param step what a sweep adds; NaN for none
  public record Declared(Object value, double min, double max, double step, List<String> choices) {}

  /// A number without limits.
  public Params number(String name, double value) {
    return number(name, value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /// A number within limits.
  public Params number(String name, double value, double min, double max) {
    return number(name, value, min, max, Double.NaN);
  }

  /// A number within limits; a sweep goes by `step`. Where all are whole, only whole ones fit.
  public Params number(String name, double value, double min, double max, double step) {
    all.put(name, new Declared(value, min, max, step, List.of()));
    return this;
  }

  /// True or false.
  public Params flag(String name, boolean value) {
    return put(name, value, List.of());
  }

  /// A text, one of the choices where there are some.
  public Params text(String name, String value, String... choices) {
    return put(name, value, List.of(choices));
  }

  private Params put(String name, Object value, List<String> choices) {
    double none = Double.NaN;
    all.put(
        name,
        new Declared(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, none, choices));
    return this;
  }

  /// All of them by name, in the order declared.
  public Map<String, Declared> all() {
    return all;
  }
}
