package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Money;
import java.util.TreeMap;

/// What an account traded, by the day (UTC).
public final class TradedVolume {
  private static final long DAY = 86_400_000L;
  private static final long DAYS = 30;

  private final TreeMap<Long, Money> days = new TreeMap<>();
  private long asked = Long.MIN_VALUE;
  private Money sum = Money.ZERO;

  /// @param at milliseconds since the epoch (UTC)
  void add(long at, Money notional) {
    days.merge(Math.floorDiv(at, DAY), notional, Money::plus);
    if (Math.floorDiv(at, DAY) < asked) {
      asked = Long.MIN_VALUE;
    }
  }

  /// What was traded in the thirty days before that day.
  ///
  /// @param at milliseconds since the epoch (UTC)
  Money before(long at) {
    long day = Math.floorDiv(at, DAY);
    if (day != asked) {
      asked = day;
      sum = days.subMap(day - DAYS, day).values().stream().reduce(Money.ZERO, Money::plus);
    }
    return sum;
  }
}
