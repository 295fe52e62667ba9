package io.opentrade.server.venue.stream;

import io.opentrade.server.socket.MeteredSockets;
import java.io.IOException;
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
        .socketFactory(new MeteredSockets(this::count))
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
    if (since.addAndGet(bytes) > LONGEST) {
      throw new IOException("a message is longer than " + LONGEST + " bytes");
    }
  }
}
