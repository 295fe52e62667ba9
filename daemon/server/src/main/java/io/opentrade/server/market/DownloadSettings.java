package io.opentrade.server.market;

import java.time.Duration;
import okhttp3.HttpUrl;

/// How an exchange is asked.
///
/// @param address of its REST interface, for example `https://api.binance.com`
/// @param timeout of one request, from its start to its end
/// @param pageBars bars asked for at a time, at most 1,000
/// @param weightLimit request weight a minute from which we pause until the next minute
/// @param patience the longest pause that we make when the exchange asks for one
/// @param attempts of one request before giving up on an unreachable exchange
public record DownloadSettings(
    HttpUrl address,
    Duration timeout,
    int pageBars,
    int weightLimit,
    Duration patience,
    int attempts) {
  public DownloadSettings {
    if (pageBars < 1 || pageBars > 1000 || weightLimit < 1 || attempts < 1) {
      throw new IllegalArgumentException("settings of a download are positive");
    }
  }

  /// Fifteen seconds a request, whole pages, four fifths of Binance's 6,000 a minute, two minutes
  /// of patience, four attempts.
  ///
  /// @throws DownloadFailure where the text is no http or https address
  public static DownloadSettings at(String address) {
    HttpUrl url = HttpUrl.parse(address);
    if (url == null) {
      throw new DownloadFailure(
          DownloadFailure.Kind.USAGE,
          "'" + address + "' is not an address",
          "Write for example https://api.binance.com");
    }
    return new DownloadSettings(url, Duration.ofSeconds(15), 1000, 4_800, Duration.ofMinutes(2), 4);
  }
}
