package io.opentrade.server.simulate.http;

/// What a WebSocket leads to. `opened`, `received` and `closed` of one socket never overlap.
public interface SocketHandler {
  void opened(WebSocket socket);

  /// A text message came, whole.
  void received(WebSocket socket, String text);

  /// Nothing comes any more. Called once for each socket that was opened.
  void closed(WebSocket socket);
}
