package io.opentrade.protocol.frame;

import java.io.IOException;

/// The peer sent something that is not a message: not JSON, not JSON-RPC, a missing or mistyped
/// field, or a line over the limit. The connection cannot be trusted to be in step any more after a
/// line that is too long; after any other it can.
public final class MalformedFrame extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param message what is wrong, for the log and for the peer
  public MalformedFrame(String message) {
    super(message);
  }
}
