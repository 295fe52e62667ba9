package io.opentrade.server.schedule;

/// What is done about times that went by while nobody could run anything.
enum CatchUp {
  /// Nothing.
  SKIP,
  /// One run makes up for all.
  ONCE,
  /// Each is run, one after the other, as many as [Missed#MOST].
  ALL
}
