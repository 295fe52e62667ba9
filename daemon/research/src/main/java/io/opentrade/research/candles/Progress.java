package io.opentrade.research.candles;

/// How far a long task is; and whether it should stop.
public interface Progress {
  /// Tells nobody, never stops.
  Progress NONE = (done, total, unit) -> {};

  /// Called every few thousand rows on the thread that does the work.
  ///
  /// @param total 0 where it is not known
  /// @param unit of both numbers: `bytes` or `bars`
  void at(long done, long total, String unit);

  /// Whether the task should end with `CandleFailure.Kind.CANCELLED`; by default when its thread
  /// was interrupted.
  default boolean cancelled() {
    return Thread.currentThread().isInterrupted();
  }
}
