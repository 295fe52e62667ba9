package io.opentrade.server.venue.rest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import okio.BufferedSource;

/// Memory for one answer. Read and parsed, an answer takes many times its length, and the heap is
/// the whole daemon's: of those that are more than small, whichever interface they come from, one
/// is held at a time, and none is endless.
final class AnswerRoom implements AutoCloseable {
  /// Several of these at once do no harm.
  private static final long SMALL = 512 << 10;

  /// Twice what the longest list of markets takes.
  private static final long LARGEST = 32L << 20;

  /// One for the process, since there is one heap.
  private static final Semaphore ROOM = new Semaphore(1, true);

  private boolean taken;

  /// Reads all of it; waits for room where it is large.
  ///
  /// @throws UnexpectedAnswer where it is larger than any answer is
  String read(BufferedSource source) throws IOException {
    if (source.request(SMALL)) {
      take();
      if (source.request(LARGEST)) {
        throw new UnexpectedAnswer("more than it should be");
      }
    }
    return source.readUtf8();
  }

  private void take() throws InterruptedIOException {
    try {
      ROOM.acquire();
      taken = true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() {
    if (taken) {
      taken = false;
      ROOM.release();
    }
  }
}
