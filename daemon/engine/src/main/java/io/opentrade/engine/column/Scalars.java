package io.opentrade.engine.column;

import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.PlanLimits;
import io.opentrade.engine.strategy.Scalar;
import java.util.Map;
import java.util.TreeSet;

/// The numbers that the scalars of a plan stand for in one run.
///
/// @param parameters value of each parameter
public record Scalars(Map<String, Double> parameters) {
  public Scalars {
    parameters = Map.copyOf(parameters);
  }

  /// The finite number that a scalar stands for.
  ///
  /// @throws PlanException where it names a parameter that does not exist
  public double value(Scalar scalar) {
    return switch (scalar) {
      case Scalar.Literal(double value) -> value;
      case Scalar.Parameter(String name) -> parameter(name);
    };
  }

  /// A whole number of bars between `least` and the largest length allowed.
  ///
  /// @param what whose number it is, for the message
  /// @throws PlanException where it is anything else
  public int length(Scalar scalar, int least, String what) {
    double value = value(scalar);
    int most = PlanLimits.STANDARD.length();
    if (value != Math.rint(value) || value < least || value > most) {
      throw new PlanException(
          what + " must be a whole number from " + least + " to " + most + ", not " + text(scalar));
    }
    return (int) value;
  }

  /// The scalar for a message: its number, and its parameter where it is one.
  public String text(Scalar scalar) {
    double value = value(scalar);
    String number =
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value);
    return scalar instanceof Scalar.Parameter(String name)
        ? number + " (parameter '" + name + "')"
        : number;
  }

  private double parameter(String name) {
    Double value = parameters.get(name);
    if (value == null) {
      throw new PlanException(
          "the plan uses a parameter '"
              + name
              + "' that is not declared; declared: "
              + (parameters.isEmpty()
                  ? "none"
                  : String.join(", ", new TreeSet<>(parameters.keySet()))));
    }
    if (!Double.isFinite(value)) {
      throw new PlanException("parameter '" + name + "' must be a finite number, not " + value);
    }
    return value;
  }
}
