package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Expression.Unary;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Bar-by-bar arithmetic. A result that is not finite is "no value", and so is every result of one.
final class Arithmetic {
  private Arithmetic() {}

  static NumberKernel constant(double value) {
    return (from, to, out) -> Arrays.fill(out, from, to, value);
  }

  static NumberKernel of(Unary.Operator operator, Column of) {
    return switch (operator) {
      case NEGATE -> each(of, value -> -value);
      case ABSOLUTE -> each(of, Math::abs);
      case SIGN -> each(of, Math::signum);
      case LOGARITHM -> each(of, StrictMath::log);
      case EXPONENT -> each(of, StrictMath::exp);
      case SQUARE_ROOT -> each(of, Math::sqrt);
      case NOT -> throw new IllegalStateException("not is no arithmetic");
    };
  }

  static NumberKernel of(Binary.Operator operator, Column left, Column right) {
    return switch (operator) {
      case ADD -> add(left, right);
      case SUBTRACT -> subtract(left, right);
      case MULTIPLY -> multiply(left, right);
      case DIVIDE -> divide(left, right);
      case REMAINDER -> each(left, right, (a, b) -> a % b);
      case POWER -> each(left, right, Arithmetic::power);
      case MINIMUM -> each(left, right, Math::min);
      case MAXIMUM -> each(left, right, Math::max);
      case LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          EQUAL,
          NOT_EQUAL,
          CROSSES_ABOVE,
          CROSSES_BELOW,
          CROSSES_ABOVE_STRICT,
          CROSSES_BELOW_STRICT,
          AND,
          OR,
          XOR ->
          throw new IllegalStateException(operator + " is no arithmetic");
    };
  }

  /// The value, or NaN where it is infinite.
  static double finite(double value) {
    return Math.abs(value) <= Double.MAX_VALUE ? value : Double.NaN;
  }

  /// `Math.pow` calls anything to the power of 0 one, also "no value".
  private static double power(double base, double exponent) {
    return Double.isNaN(base) ? base : StrictMath.pow(base, exponent);
  }

  private static NumberKernel each(Column of, DoubleUnaryOperator operator) {
    return (from, to, out) -> {
      double[] values = of.values();
      for (int bar = from; bar < to; bar++) {
        out[bar] = finite(operator.applyAsDouble(values[bar]));
      }
    };
  }

  private static NumberKernel each(Column left, Column right, DoubleBinaryOperator operator) {
    return (from, to, out) -> {
      double[] a = left.values();
      double[] b = right.values();
      for (int bar = from; bar < to; bar++) {
        out[bar] = finite(operator.applyAsDouble(a[bar], b[bar]));
      }
    };
  }

  private static NumberKernel add(Column left, Column right) {
    return (from, to, out) -> {
      double[] a = left.values();
      double[] b = right.values();
      for (int bar = from; bar < to; bar++) {
        out[bar] = finite(a[bar] + b[bar]);
      }
    };
  }

  private static NumberKernel subtract(Column left, Column right) {
    return (from, to, out) -> {
      double[] a = left.values();
      double[] b = right.values();
      for (int bar = from; bar < to; bar++) {
        out[bar] = finite(a[bar] - b[bar]);
      }
    };
  }

  private static NumberKernel multiply(Column left, Column right) {
    return (from, to, out) -> {
      double[] a = left.values();
      double[] b = right.values();
      for (int bar = from; bar < to; bar++) {
        out[bar] = finite(a[bar] * b[bar]);
      }
    };
  }

  private static NumberKernel divide(Column left, Column right) {
    return (from, to, out) -> {
      double[] a = left.values();
      double[] b = right.values();
      for (int bar = from; bar < to; bar++) {
        out[bar] = finite(a[bar] / b[bar]);
      }
    };
  }
}
