package io.opentrade.server.alert.watch;

import java.util.Arrays;

/// The alerts that must be looked at, each once.
final class Pending {
  private Watch[] watches = new Watch[16];
  private int size;

  void add(Watch watch) {
    if (watch.pending()) {
      return;
    }
    watch.pending(true);
    if (size == watches.length) {
      watches = Arrays.copyOf(watches, size * 2);
    }
    watches[size++] = watch;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// Takes the last one out.
  Watch take() {
    Watch watch = watches[--size];
    watch.pending(false);
    return watch;
  }
}
