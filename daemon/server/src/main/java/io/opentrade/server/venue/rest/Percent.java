package io.opentrade.server.venue.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Percent-encoding of what stands in a query (RFC 3986): a space is `%20`.
final class Percent {
  private Percent() {}

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
