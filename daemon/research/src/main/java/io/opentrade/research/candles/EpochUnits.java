package io.opentrade.research.candles;

/// Decides by magnitude whether bare numbers are seconds, milli-, micro- or nanoseconds since the
/// epoch, and makes milliseconds of them. The greatest number of a file decides for all of it, so
/// that a series that crosses 1970 stays whole; only where that breaks the order of rows and a
/// unit for each row does not, as in files that changed their unit midway, each row decides.
final class EpochUnits {
  static final long MILLIS_FROM = 100_000_000_000L;
  private static final long MICROS_FROM = 100_000_000_000_000L;
  private static final long NANOS_FROM = 100_000_000_000_000_000L;

  /// A unit for each row.
  private static final int EACH = -1;

  private EpochUnits() {}

  static void toMillis(long[] time, int from, int to) {
    long greatest = 0;
    long least = Long.MAX_VALUE;
    for (int i = from; i < to; i++) {
      greatest = Math.max(greatest, Math.abs(time[i]));
      least = Math.min(least, time[i]);
    }
    int unit = unit(greatest);
    boolean mixed = least > 0 && unit(least) != unit(greatest);
    boolean each = mixed && jumps(time, from, to, EACH) < jumps(time, from, to, unit);
    for (int i = from; i < to; i++) {
      time[i] = millis(time[i], each ? unit(Math.abs(time[i])) : unit);
    }
  }

  private static int unit(long magnitude) {
    if (magnitude < MILLIS_FROM) {
      return 0;
    }
    if (magnitude < MICROS_FROM) {
      return 1;
    }
    return magnitude < NANOS_FROM ? 2 : 3;
  }

  private static long millis(long number, int unit) {
    return switch (unit) {
      case 0 -> number * 1000;
      case 1 -> number;
      case 2 -> Math.floorDiv(number, 1_000L);
      default -> Math.floorDiv(number, 1_000_000L);
    };
  }

  /// Steps of more than ten years from row to row, or against the direction that most steps have:
  /// what a wrong unit looks like, in files that begin with the newest row too.
  private static long jumps(long[] time, int from, int to, int unit) {
    long far = 0;
    long rises = 0;
    long falls = 0;
    for (int i = from + 1; i < to; i++) {
      long before = millis(time[i - 1], unit == EACH ? unit(time[i - 1]) : unit);
      long after = millis(time[i], unit == EACH ? unit(time[i]) : unit);
      if (Math.abs(after - before) > 10 * 31_557_600_000L) {
        far++;
      } else {
        rises += after > before ? 1 : 0;
        falls += after < before ? 1 : 0;
      }
    }
    return far + Math.min(rises, falls);
  }
}
