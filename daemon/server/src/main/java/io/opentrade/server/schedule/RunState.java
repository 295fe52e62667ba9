package io.opentrade.server.schedule;

import java.util.Locale;

/// How a run fares.
enum RunState {
  QUEUED,
  RUNNING,
  /// It ended with exit code 0.
  DONE,
  /// It ended with another.
  FAILED,
  /// It was left out.
  SKIPPED,
  /// The daemon was killed under it: nobody knows what it did.
  UNKNOWN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
