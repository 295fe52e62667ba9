package io.opentrade.research.candles;

import java.util.ArrayList;
import java.util.List;

/// The local times of one file that clocks went through twice. Which of its two instants such a one
/// means depends on the rows around it, and on whether the file begins with the oldest or with the
/// newest row; so it is decided when all rows are there. Until then it is the earlier one.
final class TwofoldTimes {
  private final List<Twofold> all = new ArrayList<>();

  /// @param later the later instant that the time of a row may mean
  private record Twofold(int row, long later) {}

  /// The rows of another file follow.
  void begin() {
    all.clear();
  }

  /// The time of a row may mean a later instant than the one that was taken.
  void add(int row, long later) {
    all.add(new Twofold(row, later));
  }

  /// A row is left out after all; the next one takes its place.
  void drop(int row) {
    all.removeIf(each -> each.row() == row);
  }

  /// Rows go on in the direction of the file: a time that would not is that of the other round.
  ///
  /// @param time of all rows; those from `from` to `to` are of this file
  /// @param repeats whether several rows may have the same time, as trades may
  void settle(long[] time, int from, int to, boolean repeats) {
    if (all.isEmpty()) {
      return;
    }
    boolean falling = falling(time, from, to);
    for (Twofold each : all) {
      int row = each.row();
      long earlier = time[row];
      if (row == from) {
        time[row] = falling ? each.later() : earlier;
      } else if (falling) {
        time[row] = goesOn(time[row - 1], each.later(), repeats) ? each.later() : earlier;
      } else {
        time[row] = goesOn(earlier, time[row - 1], repeats) ? earlier : each.later();
      }
    }
  }

  /// Whether the one is after the other, or may be at the same time.
  private static boolean goesOn(long after, long before, boolean repeats) {
    return repeats ? after >= before : after > before;
  }

  private static boolean falling(long[] time, int from, int to) {
    int rises = 0;
    int falls = 0;
    for (int row = from + 1; row < to; row++) {
      rises += time[row] > time[row - 1] ? 1 : 0;
      falls += time[row] < time[row - 1] ? 1 : 0;
    }
    return falls > rises;
  }
}
