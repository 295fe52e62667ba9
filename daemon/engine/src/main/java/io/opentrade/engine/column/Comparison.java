package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression.Binary;

/// Compares two number columns and writes the answer 64 bars at a time. For each word the bars are
/// sorted into less, equal and greater; a bar in none of them has no value on one side.
final class Comparison implements ConditionKernel {
  private final Column left;
  private final Column right;
  private final Answer answer;

  /// Writes the answer for bars of one word.
  interface Answer {
    /// @param word index of the word
    /// @param first the first bit of the word that is meant; lower ones are 0 in all three
    /// @param bars how many bits are meant
    void write(int word, int first, int bars, long less, long equal, long greater, Flags out);
  }

  private Comparison(Column left, Column right, Answer answer) {
    this.left = left;
    this.right = right;
    this.answer = answer;
  }

  static ConditionKernel of(Binary.Operator operator, Column left, Column right) {
    return switch (operator) {
      case LESS -> new Comparison(left, right, select(true, false, false));
      case LESS_OR_EQUAL -> new Comparison(left, right, select(true, true, false));
      case GREATER -> new Comparison(left, right, select(false, false, true));
      case GREATER_OR_EQUAL -> new Comparison(left, right, select(false, true, true));
      case EQUAL -> new Comparison(left, right, select(false, true, false));
      case NOT_EQUAL -> new Comparison(left, right, select(true, false, true));
      case CROSSES_ABOVE -> new Comparison(left, right, new Cross());
      case CROSSES_BELOW -> new Comparison(right, left, new Cross());
      case CROSSES_ABOVE_STRICT -> new Comparison(left, right, new StrictCross());
      case CROSSES_BELOW_STRICT -> new Comparison(right, left, new StrictCross());
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER, MINIMUM, MAXIMUM, AND, OR, XOR ->
          throw new IllegalStateException(operator + " is no comparison");
    };
  }

  @Override
  public void advance(int from, int to, Flags out) {
    double[] a = left.values();
    double[] b = right.values();
    for (int start = from; start < to; ) {
      int end = Math.min(to, (start | 63) + 1);
      long less = 0;
      long equal = 0;
      long greater = 0;
      for (int bar = start; bar < end; bar++) {
        double first = a[bar];
        double second = b[bar];
        less |= (first < second ? 1L : 0L) << bar;
        equal |= (first == second ? 1L : 0L) << bar;
        greater |= (first > second ? 1L : 0L) << bar;
      }
      answer.write(start >> 6, start & 63, end - start, less, equal, greater, out);
      start = end;
    }
  }

  private static Answer select(boolean onLess, boolean onEqual, boolean onGreater) {
    long ifLess = onLess ? -1 : 0;
    long ifEqual = onEqual ? -1 : 0;
    long ifGreater = onGreater ? -1 : 0;
    return (word, _, _, less, equal, greater, out) -> {
      out.truth[word] |= less & ifLess | equal & ifEqual | greater & ifGreater;
      out.known[word] |= less | equal | greater;
    };
  }

  /// The last side that was not equal changes from less to greater; bars without a value are passed
  /// over.
  private static final class Cross implements Answer {
    /// Whether the last unequal bar was less.
    private boolean below;

    @Override
    public void write(
        int word, int first, int bars, long less, long equal, long greater, Flags out) {
      out.known[word] |= less | equal | greater;
      long wanted = (bars == 64 ? -1L : (1L << bars) - 1) << first;
      if ((less | greater) == wanted) {
        out.truth[word] |= greater & (less << 1 | (below ? 1L : 0L) << first);
        below = (less >>> (first + bars - 1) & 1) != 0;
      } else {
        out.truth[word] |= changes(less, greater);
      }
    }

    private long changes(long less, long greater) {
      long changed = 0;
      for (long sides = less | greater; sides != 0; sides &= sides - 1) {
        long bit = Long.lowestOneBit(sides);
        boolean isBelow = (less & bit) != 0;
        changed |= below && !isBelow ? bit : 0;
        below = isBelow;
      }
      return changed;
    }
  }

  /// Greater now and less at the bar before; no value where either bar has none.
  private static final class StrictCross implements Answer {
    private boolean wasLess;
    private boolean wasKnown;

    @Override
    public void write(
        int word, int first, int bars, long less, long equal, long greater, Flags out) {
      long known = less | equal | greater;
      out.truth[word] |= greater & (less << 1 | (wasLess ? 1L : 0L) << first);
      out.known[word] |= known & (known << 1 | (wasKnown ? 1L : 0L) << first);
      int last = first + bars - 1;
      wasLess = (less >>> last & 1) != 0;
      wasKnown = (known >>> last & 1) != 0;
    }
  }
}
