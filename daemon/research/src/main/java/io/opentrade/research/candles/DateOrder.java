package io.opentrade.research.candles;

import java.util.Arrays;

/// The dates of one file that may have the day or the month first. No row tells by itself; one day
/// above the twelfth tells for all of them. Where there is none, nobody can tell.
final class DateOrder {
  private long[] dayFirst = {};
  private long[] monthFirst = {};
  private int size;
  private int noDay = -1;
  private int noMonth = -1;

  /// The rows of another file follow.
  void begin() {
    size = 0;
    noDay = -1;
    noMonth = -1;
  }

  /// The next row; each time is as if it were UTC, [WrittenDate#NONE] where there is no such date.
  void add(long withDayFirst, long withMonthFirst) {
    if (size == dayFirst.length) {
      dayFirst = Arrays.copyOf(dayFirst, Math.max(64, size * 2));
      monthFirst = Arrays.copyOf(monthFirst, dayFirst.length);
    }
    noDay = withDayFirst == WrittenDate.NONE && noDay < 0 ? size : noDay;
    noMonth = withMonthFirst == WrittenDate.NONE && noMonth < 0 ? size : noMonth;
    dayFirst[size] = withDayFirst;
    monthFirst[size++] = withMonthFirst;
  }

  /// The row added last is left out.
  void drop() {
    size--;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// The times of all rows.
  ///
  /// @throws CandleFailure where both orders are possible, or none
  long[] settle(Rows rows, int firstRow, Place place) {
    if (noDay >= 0 && noMonth >= 0) {
      throw CandleFailure.bad(
          rows.place(firstRow + Math.max(noDay, noMonth)),
          noDay > noMonth ? "a date with the month first" : "a date with the day first",
          "the order of the dates before");
    }
    if (noDay < 0 && noMonth < 0 && !Arrays.equals(dayFirst, 0, size, monthFirst, 0, size)) {
      throw CandleFailure.usage(
          place,
          "each date may be a day and a month or a month and a day",
          "Say which, for example --time-format 'dd/MM/yyyy' or --time-format 'MM/dd/yyyy'.");
    }
    return noDay < 0 ? dayFirst : monthFirst;
  }
}
