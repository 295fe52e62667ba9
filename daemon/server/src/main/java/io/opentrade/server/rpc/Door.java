package io.opentrade.server.rpc;

import java.io.IOException;

/// An open socket, and the connections by it.
public record Door(Connections connections, Listener listener) {
  /// Sends what is still to be said, then closes the connections.
  public void part() throws InterruptedException {
    connections.close();
  }

  /// Lets nobody in any more.
  public void close() throws IOException {
    listener.close();
  }
}
