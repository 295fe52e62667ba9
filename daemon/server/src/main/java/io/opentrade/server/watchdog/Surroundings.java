package io.opentrade.server.watchdog;

import java.util.List;
import java.util.Map;

/// What a watchdog looks at, and what it can do.
public interface Surroundings {
  /// All there is to look at now; asked again and again, so it never waits for anything.
  List<Watched> watched();

  /// What is done about each cause. May wait for a disk.
  Map<Cause, Rule> rules();

  /// People should know. May wait for a disk.
  ///
  /// @param over whether it is well again
  void tell(Trouble trouble, boolean over);

  /// Halts what depends on it. May wait for the very thing that is stuck.
  void halt(Trouble trouble);
}
