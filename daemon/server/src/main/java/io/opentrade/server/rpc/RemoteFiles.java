package io.opentrade.server.rpc;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.frame.MalformedFrame;
import io.opentrade.protocol.frame.Params;
import java.util.Map;

/// Turns what may happen on the way to the client into the failures that commands know.
final class RemoteFiles {
  /// Something that waits.
  interface Waiting<T> {
    T get() throws InterruptedException;
  }

  private RemoteFiles() {}

  /// @throws RequestFailed of kind INTERRUPTED where the command is cancelled or the client gone
  static <T> T cancellable(Waiting<T> action) {
    try {
      return action.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // what waits next is cancelled as well
      throw new RequestFailed(FailureKind.INTERRUPTED, "interrupted", null);
    } catch (ClientGone gone) {
      throw new RequestFailed(FailureKind.INTERRUPTED, String.valueOf(gone.getMessage()), null);
    }
  }

  /// Asks the client and waits.
  ///
  /// @param refused the kind of failure where the client cannot do it; the words are the client's
  static Map<String, Object> call(ClientCalls client, Params params, FailureKind refused) {
    return cancellable(
        () -> {
          try {
            return client.call(params);
          } catch (ClientCalls.Refused reason) {
            throw new RequestFailed(refused, String.valueOf(reason.getMessage()), null);
          }
        });
  }

  static RequestFailed misunderstood(MalformedFrame wrong) {
    return new RequestFailed(FailureKind.FAILED, String.valueOf(wrong.getMessage()), null);
  }
}
