package io.opentrade.server.rpc;

import io.opentrade.server.log.Log;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Sends frames in order, from a thread of its own: who sends never waits for a slow reader, and an
/// interrupted command never tears the connection down in the middle of a line.
///
/// Output of commands is held back by [Window] long before the limit here. A peer that asks much
/// and reads nothing exceeds it, or its share of what all may leave unread, and is cut off.
final class Outbox {
  /// Bytes that may wait.
  static final int LIMIT = 16 << 20;

  private final SocketChannel channel;
  private final Room.Share room;
  private final Log log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean sending;
  private boolean closed;

  Outbox(SocketChannel channel, Room.Share room, Log log) {
    this.channel = channel;
    this.room = room;
    this.log = log;
    Thread.ofVirtual().name("outbox").start(this::work);
  }

  /// Puts a frame, with its line break, at the end of the queue; dropped where the peer has gone.
  void send(byte[] frame) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (bytes + frame.length > LIMIT || !room.take(frame.length)) {
        log.warn("a client that does not read is cut off", "waiting", bytes);
        shut();
        return;
      }
      waiting.add(frame);
      bytes += frame.length;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until all is sent or the peer has gone.
  ///
  /// @param millis at most so long
  void drain(long millis) throws InterruptedException {
    long nanos = millis * 1_000_000;
    lock.lock();
    try {
      while (!closed && (!waiting.isEmpty() || sending) && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Drops what waits and closes the connection.
  void close() {
    lock.lock();
    try {
      shut();
    } finally {
      lock.unlock();
    }
  }

  private void shut() {
    closed = true;
    room.give(bytes);
    bytes = 0;
    waiting.clear();
    changed.signalAll();
    try {
      channel.close();
    } catch (IOException _) {
      // it is gone either way
    }
  }

  private void work() {
    try {
      while (true) {
        byte[] frame = next();
        if (frame.length == 0) {
          return;
        }
        write(frame);
      }
    } catch (IOException _) {
      close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(byte[] frame) throws IOException {
    try {
      var buffer = ByteBuffer.wrap(frame);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } finally {
      room.give(frame.length);
    }
  }

  /// The next frame; an empty one at the end.
  private byte[] next() throws InterruptedException {
    lock.lock();
    try {
      sending = false;
      changed.signalAll();
      while (waiting.isEmpty() && !closed) {
        changed.await();
      }
      if (closed) {
        return new byte[0];
      }
      byte[] frame = waiting.remove();
      bytes -= frame.length;
      sending = true;
      return frame;
    } finally {
      lock.unlock();
    }
  }
}
