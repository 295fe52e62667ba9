package io.opentrade.server.venue.rest;

import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// Bodies that are sent once at most: without that mark the client library sends a command again by
/// itself, for example after `503` with `Retry-After: 0`.
public final class Bodies {
  private static final MediaType JSON = MediaType.get("application/json");

  private Bodies() {}

  /// No content.
  public static RequestBody empty() {
    return new Once("", null);
  }

  public static RequestBody json(String text) {
    return new Once(text, JSON);
  }

  /// A call's parameters, or its batch, as the JSON text of a body.
  public static String jsonOf(RestCall call) {
    return Json.write(call.batch().isEmpty() ? call.parameters() : call.batch());
  }

  private static final class Once extends RequestBody {
    private final byte[] bytes;
    private final @Nullable MediaType type;

    Once(String text, @Nullable MediaType type) {
      this.bytes = text.getBytes(StandardCharsets.UTF_8);
      this.type = type;
    }

    @Override
    public @Nullable MediaType contentType() {
      return type;
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws java.io.IOException {
      sink.write(bytes);
    }
  }
}
