package io.opentrade.protocol;

/// The door behind which requests are answered. Commands know nothing else of the daemon.
@FunctionalInterface
public interface Gateway {
  /// Asks and waits for the answer. To cancel, interrupt the waiting thread: the work is stopped
  /// and nothing half done is kept.
  ///
  /// @param progress told how far the work is, from any thread, never two at a time
  /// @throws RequestFailed when the request was understood and could not be fulfilled
  /// @throws InterruptedException when the wait was cancelled
  <R> R call(Request<R> request, Progress progress) throws RequestFailed, InterruptedException;

  /// Asks where nobody watches the progress.
  default <R> R call(Request<R> request) throws RequestFailed, InterruptedException {
    return call(request, Progress.NONE);
  }
}
