package io.opentrade.server.venue.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// Ends a connection that goes on and on without a message being whole. The library gathers a
/// message of any length, so the bytes are counted where they come in; and it unpacks whatever is
/// packed, which may be a thousand times as long, so packing is neither offered nor taken.
final class MessageLimit {
  /// Ten times the longest message of an exchange.
  static final int LONGEST = 2 << 20;

  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

  private final AtomicLong since = new AtomicLong();

  /// A message is whole.
  void ended() {
    since.set(0);
  }

  /// The client for one connection that is held to the limit.
  OkHttpClient on(OkHttpClient client) {
    return client
        .newBuilder()
        .addInterceptor(MessageLimit::plain)
        .socketFactory(new PlainSockets(Counted::new))
        .build();
  }

  private static Response plain(Interceptor.Chain chain) throws IOException {
    return chain
        .proceed(chain.request().newBuilder().removeHeader(EXTENSIONS).build())
        .newBuilder()
        .removeHeader(EXTENSIONS)
        .build();
  }

  private void count(int bytes) throws IOException {
    if (bytes > 0 && since.addAndGet(bytes) > LONGEST) {
      throw new IOException("a message is longer than " + LONGEST + " bytes");
    }
  }

  /// A socket whose bytes are counted.
  private final class Counted extends Socket {
    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          int read = super.read();
          count(read < 0 ? 0 : 1);
          return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
          int read = super.read(into, from, length);
          count(read);
          return read;
        }
      };
    }
  }
}
