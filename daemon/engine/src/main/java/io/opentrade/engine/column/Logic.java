package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression.Binary;

/// Operators over conditions, 64 bars at a time. "No value" on any side gives no value. Words are
/// computed whole: bars that the inputs do not know yet stay unknown and are computed later.
final class Logic {
  private Logic() {}

  static ConditionKernel not(Flags of) {
    return (from, to, out) -> {
      for (int word = from >> 6; word <= (to - 1) >> 6; word++) {
        long known = of.known[word - of.base];
        out.known[word - out.base] = known;
        out.truth[word - out.base] = ~of.truth[word - of.base] & known;
      }
    };
  }

  static ConditionKernel of(Binary.Operator operator, Flags left, Flags right) {
    return (from, to, out) -> {
      for (int word = from >> 6; word <= (to - 1) >> 6; word++) {
        int one = word - left.base;
        int other = word - right.base;
        long known = left.known[one] & right.known[other];
        out.known[word - out.base] = known;
        out.truth[word - out.base] = known & truth(operator, left.truth[one], right.truth[other]);
      }
    };
  }

  private static long truth(Binary.Operator operator, long left, long right) {
    return switch (operator) {
      case AND -> left & right;
      case OR -> left | right;
      case XOR -> left ^ right;
      case ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          REMAINDER,
          POWER,
          MINIMUM,
          MAXIMUM,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          EQUAL,
          NOT_EQUAL,
          CROSSES_ABOVE,
          CROSSES_BELOW,
          CROSSES_ABOVE_STRICT,
          CROSSES_BELOW_STRICT ->
          throw new IllegalStateException(operator + " is no logic");
    };
  }

  /// `then` where the condition is true, `otherwise` where it is false.
  static ConditionKernel where(Flags condition, Flags then, Flags otherwise) {
    return (from, to, out) -> {
      for (int word = from >> 6; word <= (to - 1) >> 6; word++) {
        long yes = condition.truth[word - condition.base];
        long no = condition.known[word - condition.base] & ~yes;
        int one = word - then.base;
        int other = word - otherwise.base;
        out.known[word - out.base] = yes & then.known[one] | no & otherwise.known[other];
        out.truth[word - out.base] = yes & then.truth[one] | no & otherwise.truth[other];
      }
    };
  }

  /// `then` where the condition is true, `otherwise` where it is false.
  static NumberKernel where(Flags condition, Column then, Column otherwise) {
    return (from, to, out) -> {
      double[] yes = then.values();
      double[] no = otherwise.values();
      for (int bar = from; bar < to; bar++) {
        out[bar] = condition.isTrue(bar) ? yes[bar] : condition.isKnown(bar) ? no[bar] : Double.NaN;
      }
    };
  }
}
