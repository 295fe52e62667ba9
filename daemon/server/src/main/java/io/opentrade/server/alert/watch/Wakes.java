package io.opentrade.server.alert.watch;

import java.util.Arrays;

/// Levels of one number at which alerts want to be woken, the nearest first: a binary heap that
/// knows where each of its entries stands.
final class Wakes {
  private final boolean upward;
  private Wake[] heap = new Wake[4];
  private int size;

  /// @param upward whether the number reaches a level by rising
  Wakes(boolean upward) {
    this.upward = upward;
  }

  /// What one alert waits for at one number.
  static final class Wake {
    private final Watch watch;
    private double level;
    private int place = -1;

    Wake(Watch watch) {
      this.watch = watch;
    }
  }

  /// Sets the level of an entry, which may be in the heap already. An infinite one is never reached
  /// and takes the entry out, unless it lies on the near side: then anything wakes.
  void put(Wake wake, double level) {
    boolean never = level == (upward ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
    if (never) {
      remove(wake);
      return;
    }
    wake.level = level;
    if (wake.place < 0) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, size * 2);
      }
      wake.place = size;
      heap[size++] = wake;
    }
    up(wake.place);
    down(wake.place);
  }

  void remove(Wake wake) {
    int place = wake.place;
    if (place < 0) {
      return;
    }
    wake.place = -1;
    Wake last = heap[--size];
    if (last != wake) {
      heap[place] = last;
      last.place = place;
      up(place);
      down(last.place);
    }
  }

  /// Takes out all entries whose level is reached.
  void wake(double now, Pending pending) {
    while (size > 0 && reached(heap[0].level, now)) {
      Wake first = heap[0];
      remove(first);
      pending.add(first.watch);
    }
  }

  private boolean reached(double level, double now) {
    return upward ? now >= level : now <= level;
  }

  private boolean before(Wake one, Wake other) {
    return upward ? one.level < other.level : one.level > other.level;
  }

  private void up(int place) {
    while (place > 0 && before(heap[place], heap[(place - 1) / 2])) {
      swap(place, (place - 1) / 2);
      place = (place - 1) / 2;
    }
  }

  private void down(int place) {
    while (true) {
      int child = 2 * place + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], heap[place])) {
        return;
      }
      swap(place, child);
      place = child;
    }
  }

  private void swap(int one, int other) {
    Wake moved = heap[one];
    heap[one] = heap[other];
    heap[other] = moved;
    heap[one].place = one;
    heap[other].place = other;
  }
}
