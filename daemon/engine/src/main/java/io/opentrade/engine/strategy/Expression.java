package io.opentrade.engine.strategy;

import java.util.List;

/// A node of a plan: a column, described by how it comes from other columns. Every operator is
/// causal: its value at a bar depends on that bar and earlier ones only, so the future has no name.
///
/// A *number* column holds doubles, NaN meaning "no value". A *condition* column holds true, false
/// or no value; an operator over "no value" gives no value, and no value is never a signal.
/// Expressions are values: two equal trees are the same column and are computed once.
public sealed interface Expression {
  /// What a column holds.
  enum Kind {
    NUMBER,
    CONDITION
  }

  Kind kind();

  /// A column of a candle series. `series` is the empty text for the strategy's own bars, else a
  /// name the strategy declared; such a series is read by its closed bars only: the value at bar i
  /// is that of its last bar that closed at or before the close of bar i.
  ///
  /// What is computed from one other series alone is computed on that series' own bars first: the
  /// SMA over 50 bars of an hourly series spans fifty hours, and a shift by one is an hour. Where
  /// it meets the strategy's bars (or a third series), and in every cross, it is read as above, so
  /// that a cross is true at one bar only.
  record Source(String series, Field field) implements Expression {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }
  }

  /// The same number at every bar.
  record Constant(Scalar value) implements Expression {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }
  }

  /// The value `bars` bars ago; no value before the start. `bars` is a whole number from 0 up.
  record Shift(Expression of, Scalar bars) implements Expression {
    @Override
    public Kind kind() {
      return of.kind();
    }
  }

  /// An operator of one column.
  record Unary(Operator operator, Expression of) implements Expression {
    /// Numbers in, number out, but for `NOT`, which takes and gives a condition.
    public enum Operator {
      NEGATE,
      ABSOLUTE,
      SIGN,
      LOGARITHM,
      EXPONENT,
      SQUARE_ROOT,
      NOT
    }

    public Unary {
      Expressions.require(of, operator == Operator.NOT ? Kind.CONDITION : Kind.NUMBER, operator);
    }

    @Override
    public Kind kind() {
      return operator == Operator.NOT ? Kind.CONDITION : Kind.NUMBER;
    }
  }

  /// An operator of two columns, bar by bar.
  record Binary(Operator operator, Expression left, Expression right) implements Expression {
    /// Arithmetic gives numbers (a division by zero gives no value); comparisons and crosses take
    /// numbers and give conditions; `AND`, `OR`, `XOR` take and give conditions.
    ///
    /// `CROSSES_ABOVE`: true at the bar where the last non-equal side changes from below to above,
    /// however many equal bars lie between. `CROSSES_ABOVE_STRICT`: above now, and strictly below
    /// at the bar before. The two `BELOW` operators mirror them. Bars without a value are skipped
    /// by the former (the side before them is remembered) and give no value at that bar.
    public enum Operator {
      ADD,
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
      CROSSES_BELOW_STRICT,
      AND,
      OR,
      XOR;

      /// Whether the operator works on conditions.
      public boolean logical() {
        return this == AND || this == OR || this == XOR;
      }

      /// Whether the operator gives a number.
      public boolean arithmetic() {
        return ordinal() <= MAXIMUM.ordinal();
      }
    }

    public Binary {
      Kind wanted = operator.logical() ? Kind.CONDITION : Kind.NUMBER;
      Expressions.require(left, wanted, operator);
      Expressions.require(right, wanted, operator);
    }

    @Override
    public Kind kind() {
      return operator.arithmetic() ? Kind.NUMBER : Kind.CONDITION;
    }
  }

  /// `then` where the condition is true, `otherwise` where it is false.
  record Where(Expression condition, Expression then, Expression otherwise) implements Expression {
    public Where {
      Expressions.require(condition, Kind.CONDITION, "where");
      Expressions.require(otherwise, then.kind(), "where");
    }

    @Override
    public Kind kind() {
      return then.kind();
    }
  }

  /// An indicator by its canonical name, for example `sma` or `ta4j:CCIIndicator`, with its
  /// arguments in order and the output that is meant (`value` where there is only one, else for
  /// example `upper`). An indicator that reads whole bars, such as `atr`, reads those of the series
  /// its columns come from; a first argument that is the name of a declared series says which bars
  /// where it takes no columns.
  record Indicator(String name, List<Argument> arguments, String output) implements Expression {
    public Indicator {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }
  }

  /// A column that the strategy computes by itself with `scan(columns, init, step)`: at each bar of
  /// the strategy's own series its function is handed its state and the values of the inputs at
  /// that bar, and gives the next state. The function stays in the worker, which hands over the
  /// column; it has never been shown more than past bars.
  ///
  /// @param number which scan of the strategy it is, from 0
  /// @param code SHA-256 of the text of its function, hex
  record Scan(int number, String code, List<Expression> inputs) implements Expression {
    /// Inputs that one function can have.
    public static final int MAXIMUM_INPUTS = 16;

    public Scan {
      inputs = List.copyOf(inputs);
      if (number < 0 || inputs.isEmpty() || inputs.size() > MAXIMUM_INPUTS) {
        throw new IllegalArgumentException("a scan reads 1 to " + MAXIMUM_INPUTS + " columns");
      }
      inputs.forEach(input -> Expressions.require(input, Kind.NUMBER, "scan"));
    }

    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }
  }

  /// What an indicator is given.
  sealed interface Argument {
    /// A number column.
    record Column(Expression expression) implements Argument {}

    /// A number.
    record Number(Scalar value) implements Argument {}

    /// A word, for example the name of a moving average.
    record Word(String text) implements Argument {}
  }
}
