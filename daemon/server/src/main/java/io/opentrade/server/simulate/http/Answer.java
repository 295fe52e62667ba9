package io.opentrade.server.simulate.http;

import java.util.Map;

/// What becomes of a request.
public sealed interface Answer {
  /// An answer in JSON, or in whatever the headers say.
  record Respond(int status, Map<String, String> headers, String body) implements Answer {
    public Respond {
      headers = Map.copyOf(headers);
    }

    public Respond(int status, String body) {
      this(status, Map.of(), body);
    }
  }

  /// The connection is closed and nothing is said.
  record Drop() implements Answer {}

  /// The connection becomes a WebSocket.
  record Upgrade(SocketHandler handler) implements Answer {}
}
