package io.opentrade.server.rpc;

/// The other end of the connection has closed it; nothing can be said to it any more. Expected, so
/// it carries no stack trace.
public final class ClientGone extends RuntimeException {
  public ClientGone() {
    super("the client has gone", null, false, false);
  }
}
