package io.opentrade.server.schedule;

/// What is done when it is time and the run before is not over.
enum Overlap {
  /// It is left out.
  SKIP,
  /// It waits.
  QUEUE,
  /// It runs beside.
  PARALLEL
}
