package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Decisions;
import org.jspecify.annotations.Nullable;

/// The bars at which buying and selling by turns acts next, if all that it asks for is done, with
/// the opens it is done at. They are looked up before they are traded: one by one, trading would
/// wait for the memory at each of them, and for branches that cannot be foretold.
final class Turns {
  private static final int MOST = 128;

  /// So many bars of a word are listed whether they are there or not.
  private static final int USUAL = 4;

  private final double[] prices;
  private final LongMoney money;
  private final long @Nullable [] known;
  private final int[] bars = new int[MOST + Long.SIZE + USUAL];
  private final long[] opens = new long[bars.length];
  private int room = MOST;
  private int next;

  /// @param prices the opens of the candles
  /// @param known the same as `LongMoney.plainPrices`; null to look at each when it is needed
  Turns(double[] prices, LongMoney money, long @Nullable [] known) {
    this.prices = prices;
    this.money = money;
    this.known = known;
  }

  /// Looks for them from bar `from` (inclusive) to `end` (exclusive). A bar at which buying and
  /// selling are asked for at once is among them, held or not.
  ///
  /// @param holding whether selling comes first
  /// @param end at most the last bar
  /// @return how many there are; more may follow from `next()` on
  int find(Decisions decisions, boolean holding, int from, int end) {
    int base = decisions.base();
    int last = (end - 1) >> 6;
    int word = from >> 6;
    int count = 0;
    long held = holding ? 1 : 0;
    long meant = -1L << from;
    while (word <= last && count < room) {
      meant = word == last ? meant & -1L >>> -end : meant;
      long buy = decisions.enterLong()[word - base] & meant;
      long sell = decisions.exitLong()[word - base] & meant;
      // A buy is held until the next sale as a carry runs through an addition.
      long buys = buy & ~sell;
      long keeps = buys | ~sell;
      long holds = buys + keeps + held ^ buys ^ keeps;
      long acts = sell & (holds | buy) | buys & ~holds;
      list(word << 6, acts, count);
      count += Long.bitCount(acts);
      held = (buys | keeps & holds) >>> 63;
      meant = -1;
      word++;
    }
    next = Math.clamp((long) word << 6, from, end);
    room = Math.min(MOST, 2 * room);
    price(count);
    return count;
  }

  /// Writes the bars of a word from a place on, and something behind them.
  private void list(int first, long word, int place) {
    long left = word;
    int at = place;
    for (int i = 0; i < USUAL; i++) {
      bars[at++] = first + Long.numberOfTrailingZeros(left);
      left &= left - 1;
    }
    while (left != 0) {
      bars[at++] = first + Long.numberOfTrailingZeros(left);
      left &= left - 1;
    }
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
}
