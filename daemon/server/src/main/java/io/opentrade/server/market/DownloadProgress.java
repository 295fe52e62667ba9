package io.opentrade.server.market;

/// How far a download is; and whether it should stop.
public interface DownloadProgress {
  /// Nobody listens.
  DownloadProgress NONE = (bars, total) -> {};

  /// Called after each page on the thread that downloads.
  ///
  /// @param total bars of the whole range, as if none were missing
  void at(long bars, long total);

  /// Called before a pause that the exchange asked for, with a sentence for people.
  default void waiting(String why) {}

  /// Whether to end with `CANCELLED`; by default when the thread was interrupted.
  default boolean cancelled() {
    return Thread.currentThread().isInterrupted();
  }
}
