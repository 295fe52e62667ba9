package io.opentrade.engine.risk;

/// Days as daily limits count them: in UTC, beginning at a full hour.
///
/// @param hour at which a day begins, 0 to 23
public record TradingDay(int hour) {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  /// Days that begin at midnight.
  public static final TradingDay MIDNIGHT = new TradingDay(0);

  public TradingDay {
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException("a day begins at an hour from 0 to 23");
    }
  }

  /// The number of the day that holds the instant (milliseconds since the epoch, UTC).
  long of(long at) {
    return Math.floorDiv(at - hour * HOUR, DAY);
  }
}
