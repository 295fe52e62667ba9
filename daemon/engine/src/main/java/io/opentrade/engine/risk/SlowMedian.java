package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Price;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The median of the last five prices of a market that lie a minute apart or more. Prints within
/// two minutes, our own for example, cannot move it: at most two of the five are theirs.
final class SlowMedian {
  private static final int WINDOW = 5;
  private static final long APART = 60_000;

  private final Price[] prices = new Price[WINDOW];
  private long count;
  private long last = Long.MIN_VALUE;

  /// @param at milliseconds since the epoch (UTC)
  void seen(long at, Price price) {
    if (count == 0 || at - last >= APART) {
      prices[(int) (count++ % WINDOW)] = price;
      last = at;
    }
  }

  /// Of an even number the lower middle; null before the first price.
  @Nullable Price value() {
    if (count == 0) {
      return null;
    }
    int size = (int) Math.min(count, WINDOW);
    Price[] sorted = Arrays.copyOf(prices, size);
    Arrays.sort(sorted);
    return sorted[(size - 1) / 2];
  }
}
