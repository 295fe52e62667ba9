package io.opentrade.server.simulate.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as it came.
///
/// @param path without the query, percent signs and all
/// @param query as it came, without the question mark; empty for none
/// @param headers by name in lower case; of several of one name the last
public record HttpRequest(
    String method, String path, String query, Map<String, String> headers, String body) {
  public HttpRequest {
    headers = Map.copyOf(headers);
  }

  /// The header of that name in lower case, null where there is none.
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  boolean wantsWebSocket() {
    String upgrade = headers.get("upgrade");
    return upgrade != null && upgrade.equalsIgnoreCase("websocket");
  }
}
