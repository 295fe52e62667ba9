package io.opentrade.protocol.frame;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The peer sent something that is not a message: not JSON, not JSON-RPC, a missing or mistyped
/// field, or a line over the limit. The connection cannot be trusted to be in step any more after a
/// line that is too long; after any other it can.
public final class MalformedFrame extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object call;

  /// @param message what is wrong, for the log and for the peer
  public MalformedFrame(String message) {
    this(message, null);
  }

  /// @param message what is wrong, for the log and for the peer
  /// @param call id of the call that waits for an answer; null where that could not be read
  public MalformedFrame(String message, @Nullable Object call) {
    super(message);
    this.call = call;
  }

  /// The id of the call that waits for an answer; null where that could not be read.
  public @Nullable Object call() {
    return call;
  }
}
