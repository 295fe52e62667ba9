package io.opentrade.server.notify;

import io.opentrade.server.socket.MeteredSockets;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What a server may say while one notice is handed to it. The library that talks to it keeps all
/// of that, and waits for the next byte as patiently as for the first.
///
/// @param bytes of all its answers
/// @param time for all of them
record TalkLimit(long bytes, Duration time) {
  /// A talk takes a few thousand bytes and a few seconds.
  static final TalkLimit STANDARD = new TalkLimit(1 << 20, Duration.ofMinutes(2));

  /// Of a talk that begins now.
  MeteredSockets.Meter meter() {
    AtomicLong said = new AtomicLong();
    long end = System.nanoTime() + time.toNanos();
    return more -> {
      if (said.addAndGet(more) > bytes) {
        throw new IOException("the server says more than " + bytes + " bytes");
      }
      if (System.nanoTime() > end) {
        throw new IOException("the server takes longer than " + time.toSeconds() + " s");
      }
    };
  }
}
