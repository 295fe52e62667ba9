package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression.Binary;
import java.util.Arrays;

/// Answers a comparison of two number columns, 64 bars at a time, from what their [Sides] are.
final class Comparison implements ConditionKernel {
  private final Sides sides;
  private final boolean swapped;
  private final Answer answer;

  /// Answers from the three sides, none of which has a bit past `to`.
  interface Answer {
    /// Bars of one word.
    ///
    /// @param word that of the columns
    /// @param first the first bit of the word that is meant; lower ones are 0 in all three
    /// @param bars how many bits are meant
    void part(int word, int first, int bars, long less, long equal, long greater, Flags out);

    /// Whole words from `from` (inclusive) to `to` (exclusive).
    ///
    /// @param base the word that is element 0 of the sides
    default void whole(
        int from, int to, int base, long[] less, long[] equal, long[] greater, Flags out) {
      for (int word = from; word < to; word++) {
        int at = word - base;
        out.truth[word - out.base] = 0;
        out.known[word - out.base] = 0;
        part(word, 0, Long.SIZE, less[at], equal[at], greater[at], out);
      }
    }

    /// The same where every bar is less or greater. The words are known already.
    ///
    /// @param from below `to`
    void decided(int from, int to, int base, long[] less, long[] greater, Flags out);
  }

  private Comparison(Sides sides, boolean swapped, Answer answer) {
    this.sides = sides;
    this.swapped = swapped;
    this.answer = answer;
  }

  /// @param swapped whether the left of the operator is the right of the sides
  static ConditionKernel of(Binary.Operator operator, Sides sides, boolean swapped) {
    Answer answer =
        switch (operator) {
          case LESS -> select(true, false, false);
          case LESS_OR_EQUAL -> select(true, true, false);
          case GREATER -> select(false, false, true);
          case GREATER_OR_EQUAL -> select(false, true, true);
          case EQUAL -> select(false, true, false);
          case NOT_EQUAL -> select(true, false, true);
          case CROSSES_ABOVE, CROSSES_BELOW -> new Cross();
          case CROSSES_ABOVE_STRICT, CROSSES_BELOW_STRICT -> new StrictCross();
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER, MINIMUM, MAXIMUM, AND, OR, XOR ->
              throw new IllegalStateException(operator + " is no comparison");
        };
    boolean below =
        operator == Binary.Operator.CROSSES_BELOW
            || operator == Binary.Operator.CROSSES_BELOW_STRICT;
    return new Comparison(sides, swapped != below, answer);
  }

  @Override
  public void advance(int from, int to, Flags out) {
    sides.show(from, to);
    long[] less = swapped ? sides.greater() : sides.less();
    long[] greater = swapped ? sides.less() : sides.greater();
    int bar = from;
    if ((bar & 63) != 0) {
      bar = part(bar, Math.min(to, (bar | 63) + 1), less, greater, out);
    }
    if (bar >> 6 < to >> 6) {
      if (sides.decided()) {
        Arrays.fill(out.known, (bar >> 6) - out.base, (to >> 6) - out.base, -1);
        answer.decided(bar >> 6, to >> 6, sides.base(), less, greater, out);
      } else {
        answer.whole(bar >> 6, to >> 6, sides.base(), less, sides.equal(), greater, out);
      }
    }
    if ((to & 63) != 0 && bar < to) {
      part(Math.max(bar, to & ~63), to, less, greater, out);
    }
  }

  /// Bars of one word; returns `to`.
  private int part(int from, int to, long[] less, long[] greater, Flags out) {
    int word = from >> 6;
    int bars = to - from;
    long meant = (bars == 64 ? -1L : (1L << bars) - 1) << from;
    answer.part(
        word,
        from & 63,
        bars,
        less[word - sides.base()] & meant,
        sides.equal()[word - sides.base()] & meant,
        greater[word - sides.base()] & meant,
        out);
    return to;
  }

  /// Bars that are greater after one that is less.
  ///
  /// @param below whether the bar before the first is less
  private static void turns(
      int from, int to, int base, long[] less, long[] greater, boolean below, Flags out) {
    long[] truth = out.truth;
    int at = from - base;
    int shift = base - out.base;
    truth[at + shift] = greater[at] & (less[at] << 1 | (below ? 1L : 0L));
    for (int word = at + 1; word < to - base; word++) {
      truth[word + shift] = greater[word] & (less[word] << 1 | less[word - 1] >>> 63);
    }
  }

  private static Answer select(boolean onLess, boolean onEqual, boolean onGreater) {
    return new Select(onLess ? -1 : 0, onEqual ? -1 : 0, onGreater ? -1 : 0);
  }

  /// True on some of the sides.
  private record Select(long ifLess, long ifEqual, long ifGreater) implements Answer {
    @Override
    public void part(
        int word, int first, int bars, long less, long equal, long greater, Flags out) {
      out.truth[word - out.base] |= less & ifLess | equal & ifEqual | greater & ifGreater;
      out.known[word - out.base] |= less | equal | greater;
    }

    @Override
    public void decided(int from, int to, int base, long[] less, long[] greater, Flags out) {
      for (int word = from; word < to; word++) {
        out.truth[word - out.base] = less[word - base] & ifLess | greater[word - base] & ifGreater;
      }
    }
  }

  /// The last side that was not equal changes from less to greater; bars without a value are passed
  /// over.
  private static final class Cross implements Answer {
    /// Whether the last unequal bar was less.
    private boolean below;

    @Override
    public void part(
        int word, int first, int bars, long less, long equal, long greater, Flags out) {
      int at = word - out.base;
      out.known[at] |= less | equal | greater;
      long wanted = (bars == 64 ? -1L : (1L << bars) - 1) << first;
      if ((less | greater) == wanted) {
        out.truth[at] |= greater & (less << 1 | (below ? 1L : 0L) << first);
        below = (less >>> (first + bars - 1) & 1) != 0;
      } else {
        out.truth[at] |= changes(less, greater);
      }
    }

    @Override
    public void decided(int from, int to, int base, long[] less, long[] greater, Flags out) {
      turns(from, to, base, less, greater, below, out);
      below = less[to - 1 - base] < 0;
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
    public void part(
        int word, int first, int bars, long less, long equal, long greater, Flags out) {
      long known = less | equal | greater;
      int at = word - out.base;
      out.truth[at] |= greater & (less << 1 | (wasLess ? 1L : 0L) << first);
      out.known[at] |= known & (known << 1 | (wasKnown ? 1L : 0L) << first);
      int last = first + bars - 1;
      wasLess = (less >>> last & 1) != 0;
      wasKnown = (known >>> last & 1) != 0;
    }

    @Override
    public void decided(int from, int to, int base, long[] less, long[] greater, Flags out) {
      turns(from, to, base, less, greater, wasLess, out);
      out.known[from - out.base] = wasKnown ? -1 : -2;
      wasLess = less[to - 1 - base] < 0;
      wasKnown = true;
    }
  }
}
