package io.opentrade.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The best and the worst of many trades, by profit; of equals the earlier one is the better.
///
/// @param best the best first
/// @param worst the worst first
public record ExtremeTrades(List<Trade> best, List<Trade> worst) {
  private static final int SHOWN = 3;

  public ExtremeTrades {
    best = List.copyOf(best);
    worst = List.copyOf(worst);
  }

  /// Whether these are so many that some are neither among the best nor among the worst.
  public static boolean apply(List<Trade> trades) {
    return trades.size() > 2 * SHOWN;
  }

  /// Three of each.
  ///
  /// @param trades in the order of their entries
  public static ExtremeTrades of(List<Trade> trades) {
    return of(trades, SHOWN);
  }

  private static ExtremeTrades of(List<Trade> trades, int count) {
    Comparator<Trade> rank =
        Comparator.comparing(Trade::profit).reversed().thenComparingInt(Trade::id);
    return new ExtremeTrades(first(trades, count, rank), first(trades, count, rank.reversed()));
  }

  /// The first of them in that order, without sorting the others.
  private static List<Trade> first(List<Trade> trades, int count, Comparator<Trade> order) {
    List<Trade> found = new ArrayList<>(count + 1);
    for (Trade trade : trades) {
      if (found.size() < count || order.compare(trade, found.getLast()) < 0) {
        found.add(trade);
        found.sort(order);
        if (found.size() > count) {
          found.removeLast();
        }
      }
    }
    return found;
  }

  /// As many trades as it takes to find the extreme ones, and to see that there are others.
  ///
  /// @param trades in the order of their entries
  static List<Trade> enough(List<Trade> trades) {
    int count = SHOWN + 1;
    if (trades.size() <= 2 * count) {
      return trades;
    }
    ExtremeTrades extreme = of(trades, count);
    return Stream.concat(extreme.best.stream(), extreme.worst.stream())
        .sorted(Comparator.comparingInt(Trade::id))
        .toList();
  }
}
