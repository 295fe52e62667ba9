package io.opentrade.server.alert.watch;

import java.util.ArrayList;
import java.util.List;

/// A number that changes, and who must be looked at when it does.
///
/// A cell is quick where it changes with every tick: then alerts say at which levels they want to
/// be woken. What depends on other cells is looked at whenever they change.
final class Cell {
  private final boolean quick;
  private final Wakes above = new Wakes(true);
  private final Wakes below = new Wakes(false);
  private final List<Watch> always = new ArrayList<>();
  private double value = Double.NaN;

  Cell(boolean quick) {
    this.quick = quick;
  }

  boolean quick() {
    return quick;
  }

  /// NaN where it is not known.
  double value() {
    return value;
  }

  Wakes above() {
    return above;
  }

  Wakes below() {
    return below;
  }

  /// Looks at the alert at every change from now on.
  void always(Watch watch) {
    always.add(watch);
  }

  void forget(Watch watch) {
    always.remove(watch);
  }

  /// Changes it, and tells whom to look at.
  void set(double now, Pending pending) {
    if (Double.compare(now, value) == 0) {
      return;
    }
    value = now;
    for (int i = 0; i < always.size(); i++) {
      pending.add(always.get(i));
    }
    if (!Double.isNaN(now)) {
      above.wake(now, pending);
      below.wake(now, pending);
    }
  }
}
