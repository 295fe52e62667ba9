package io.opentrade.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The times of a timetable that have gone by since it was last looked at.
///
/// @param late those that are too long ago to be on time, the newest [#MOST] of them
/// @param count how many those were
/// @param now those that are on time
record Missed(List<Instant> late, int count, List<Instant> now) {
  /// The most that is made up for.
  static final int MOST = 1000;

  /// What is this late still counts as on time.
  static final Duration GRACE = Duration.ofMinutes(1);

  private static final int LOOKED_AT = 20_000;

  /// @param after what was considered already
  /// @param until the present
  static Missed between(Timetable timetable, Instant after, Instant until) {
    Deque<Instant> late = new ArrayDeque<>();
    int count = 0;
    Instant limit = until.minus(GRACE);
    Optional<Instant> next = timetable.next(after);
    while (next.isPresent() && !next.get().isAfter(limit) && count < LOOKED_AT) {
      count++;
      late.addLast(next.get());
      if (late.size() > MOST) {
        late.removeFirst();
      }
      next = timetable.next(next.get());
    }
    List<Instant> now = new ArrayList<>();
    if (next.isPresent() && !next.get().isAfter(limit)) {
      next = timetable.next(limit);
    }
    while (next.isPresent() && !next.get().isAfter(until)) {
      now.add(next.get());
      next = timetable.next(next.get());
    }
    return new Missed(List.copyOf(late), count, now);
  }

  boolean isEmpty() {
    return late.isEmpty() && now.isEmpty();
  }

  /// What is run of it, in order.
  List<Instant> runs(CatchUp policy) {
    List<Instant> runs = new ArrayList<>();
    switch (policy) {
      case SKIP -> {}
      case ONCE -> {
        if (now.isEmpty() && !late.isEmpty()) {
          runs.add(late.getLast());
        }
      }
      case ALL -> runs.addAll(late);
    }
    runs.addAll(now);
    return runs;
  }

  /// How many are left out.
  int leftOut(CatchUp policy) {
    return count + now.size() - runs(policy).size();
  }
}
