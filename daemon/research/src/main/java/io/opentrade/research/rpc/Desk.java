package io.opentrade.research.rpc;

import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;

/// Answers requests.
@FunctionalInterface
public interface Desk {
  /// The reply record that belongs to the request. Runs on a thread that is interrupted when the
  /// request is cancelled.
  ///
  /// @throws io.opentrade.protocol.RequestFailed where it was understood and cannot be fulfilled
  /// @throws InterruptedException where it was cancelled
  Object answer(Request<?> request, Progress progress) throws InterruptedException;
}
