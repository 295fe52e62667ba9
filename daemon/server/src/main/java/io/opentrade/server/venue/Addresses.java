package io.opentrade.server.venue;

import okhttp3.HttpUrl;

/// Where an exchange's public interfaces are. Streams are written as http; exchanges with one
/// address for everything have it twice.
public record Addresses(HttpUrl spot, HttpUrl futures, HttpUrl spotStream, HttpUrl futuresStream) {
  /// One address for all kinds of markets.
  public static Addresses of(String rest, String stream) {
    HttpUrl restUrl = HttpUrl.get(rest);
    HttpUrl streamUrl = HttpUrl.get(stream);
    return new Addresses(restUrl, restUrl, streamUrl, streamUrl);
  }
}
