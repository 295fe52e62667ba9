package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Decisions;
import org.jspecify.annotations.Nullable;

/// The bars at which buying and selling by turns acts next, if all that it asks for is done, with
/// the opens it is done at. They are looked up before they are traded: one by one, trading would
/// wait for the memory at each of them.
final class Turns {
  private static final int MOST = 128;

  private final double[] prices;
  private final LongMoney money;
  private final long @Nullable [] known;
  private final int[] bars = new int[MOST];
  private final long[] opens = new long[MOST];
  private int room = MOST;
  private int next;

  /// @param prices the opens of the candles
  /// @param known the same as `LongMoney.plainPrices`; null to look at each when it is needed
  Turns(double[] prices, LongMoney money, long @Nullable [] known) {
    this.prices = prices;
    this.money = money;
    this.known = known;
  }

  /// Looks for them from bar `from` (inclusive) to `end` (exclusive).
  ///
  /// @param holding whether selling comes first
  /// @param end at most the last bar
  /// @return how many there are; more may follow from `next()` on
  int find(Decisions decisions, boolean holding, int from, int end) {
    long[] words = holding ? decisions.exitLong() : decisions.enterLong();
    long[] others = holding ? decisions.enterLong() : decisions.exitLong();
    int count = 0;
    int bar = nextSet(words, decisions.base(), from, end);
    while (bar < end) {
      bars[count++] = bar++;
      if (count == room) {
        break;
      }
      long[] turned = others;
      others = words;
      words = turned;
      bar = nextSet(words, decisions.base(), bar, end);
    }
    next = bar;
    room = Math.min(MOST, 2 * room);
    price(count);
    return count;
  }

  private void price(int count) {
    long[] plain = known;
    for (int i = 0; i < count; i++) {
      opens[i] = plain == null ? money.plainPrice(prices[bars[i] + 1]) : plain[bars[i] + 1];
    }
  }

  int bar(int turn) {
    return bars[turn];
  }

  /// The open of the bar after it as `LongMoney.plainPrice` has it.
  long open(int turn) {
    return opens[turn];
  }

  /// Where to look for more.
  int next() {
    return next;
  }

  /// Something that was asked for came to nothing, so that the rest is not as was foreseen.
  void mistaken() {
    room = 2;
  }

  private static int nextSet(long[] words, int base, int from, int end) {
    if (from >= end) {
      return end;
    }
    int index = (from >> 6) - base;
    int stop = ((end - 1) >> 6) - base;
    long word = words[index] & -1L << from;
    while (word == 0) {
      if (++index > stop) {
        return end;
      }
      word = words[index];
    }
    return (index + base << 6) + Long.numberOfTrailingZeros(word);
  }
}
