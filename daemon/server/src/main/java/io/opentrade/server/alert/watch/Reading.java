package io.opentrade.server.alert.watch;

import io.opentrade.server.alert.language.Term;

/// A number of an expression, as it stands now. While all cells but one stay as they are it is a
/// straight line of that one, `slope × cell + offset`, where it is one at all.
sealed interface Reading {
  double value();

  /// How fast it grows with the cell; NaN where it is no straight line.
  double slope(Cell cell);

  /// What it would be with the cell at 0, where it is a straight line.
  double offset(Cell cell);

  /// It never changes.
  record Constant(double value) implements Reading {
    @Override
    public double slope(Cell cell) {
      return 0;
    }

    @Override
    public double offset(Cell cell) {
      return value;
    }
  }

  /// What stands in a cell.
  record Of(Cell of) implements Reading {
    @Override
    public double value() {
      return of.value();
    }

    @Override
    public double slope(Cell cell) {
      return cell == of ? 1 : 0;
    }

    @Override
    public double offset(Cell cell) {
      return cell == of ? 0 : of.value();
    }
  }

  /// Two made one.
  record Arithmetic(Term.Operator operator, Reading left, Reading right) implements Reading {
    @Override
    public double value() {
      return result(left.value(), right.value());
    }

    private double result(double one, double other) {
      return switch (operator) {
        case ADD -> one + other;
        case SUBTRACT -> one - other;
        case MULTIPLY -> one * other;
        case DIVIDE -> other == 0 ? Double.NaN : one / other;
      };
    }

    @Override
    public double slope(Cell cell) {
      double one = left.slope(cell);
      double other = right.slope(cell);
      return switch (operator) {
        case ADD -> one + other;
        case SUBTRACT -> one - other;
        case MULTIPLY -> {
          if (other == 0) {
            yield one * right.offset(cell);
          }
          yield one == 0 ? other * left.offset(cell) : Double.NaN;
        }
        case DIVIDE -> other == 0 ? result(one, right.offset(cell)) : Double.NaN;
      };
    }

    @Override
    public double offset(Cell cell) {
      return result(left.offset(cell), right.offset(cell));
    }
  }
}
