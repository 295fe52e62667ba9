package io.opentrade.server.venue.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// What comes in over one connection, waiting for its reader. A reader that falls too far behind
/// loses the connection: a book with holes is worth less than none.
final class Incoming extends WebSocketListener {
  private static final int LARGEST = MessageLimit.LONGEST;

  /// Characters that may wait for the reader.
  private static final long MOST_WAITING = 16 << 20;

  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  /// Something happened.
  sealed interface Signal {}

  /// The connection stands.
  record Opened() implements Signal {}

  /// A message, unpacked where it was packed.
  record Text(String text) implements Signal {}

  /// The connection is over.
  record Ended(String why) implements Signal {}

  private final BlockingQueue<Signal> signals;
  private final AtomicLong waiting = new AtomicLong();
  private final MessageLimit limit;
  private volatile @Nullable Ended ended;

  /// @param most messages that may wait for the reader
  /// @param limit told when a message is whole
  Incoming(int most, MessageLimit limit) {
    signals = new ArrayBlockingQueue<>(most);
    this.limit = limit;
  }

  /// The next signal; null where none comes within the time. After the end only the end.
  @Nullable Signal next(Duration patience) throws InterruptedException {
    if (ended != null) {
      return ended;
    }
    Signal signal = signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (signal instanceof Text(String text)) {
      waiting.addAndGet(-text.length());
    }
    return signal == null ? ended : signal;
  }

  private void put(String text) {
    if (waiting.addAndGet(text.length()) > MOST_WAITING) {
      end("the listener is too slow");
    } else {
      put(new Text(text));
    }
  }

  private void put(Signal signal) {
    if (!signals.offer(signal)) {
      end("the listener is too slow");
    }
  }

  void end(String why) {
    if (ended == null) {
      Ended end = new Ended(why);
      ended = end;
      // Wakes the reader, where it waits.
      boolean woken = signals.offer(end);
      assert woken || !signals.isEmpty();
    }
  }

  @Override
  public void onOpen(WebSocket socket, Response response) {
    put(new Opened());
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    limit.ended();
    put(text);
  }

  @Override
  public void onMessage(WebSocket socket, ByteString bytes) {
    limit.ended();
    try {
      put(unpacked(bytes));
    } catch (IOException e) {
      end("a packed message that cannot be unpacked");
    }
  }

  private static String unpacked(ByteString bytes) throws IOException {
    if (!bytes.startsWith(GZIP)) {
      return bytes.utf8();
    }
    try (InputStream unzipping = new GZIPInputStream(new Buffer().write(bytes).inputStream())) {
      byte[] text = unzipping.readNBytes(LARGEST + 1);
      if (text.length > LARGEST) {
        throw new IOException("too large");
      }
      return new String(text, StandardCharsets.UTF_8);
    }
  }

  @Override
  public void onClosing(WebSocket socket, int code, String reason) {
    end("closed by the exchange (" + code + ")");
  }

  @Override
  public void onFailure(WebSocket socket, Throwable cause, @Nullable Response response) {
    String status = response == null ? "" : " (status " + response.code() + ")";
    end("the connection broke: " + cause.getClass().getSimpleName() + status);
  }
}
