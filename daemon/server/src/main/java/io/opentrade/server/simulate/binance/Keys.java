package io.opentrade.server.simulate.binance;

import io.opentrade.server.simulate.exchange.Moment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who may ask.
final class Keys {
  private static final long WINDOW = 5_000;
  private static final long WIDEST_WINDOW = 60_000;

  /// So far a client's clock may be ahead, ms.
  private static final long AHEAD = 1_000;

  private final Map<String, Credentials> byKey;

  Keys(List<Credentials> all) {
    byKey = all.stream().collect(Collectors.toMap(Credentials::key, Function.identity()));
  }

  /// The key that was sent.
  Credentials known(@Nullable String key) {
    if (key == null || key.isEmpty()) {
      throw new ApiError(401, -2014, "API-key format invalid.");
    }
    Credentials credentials = byKey.get(key);
    if (credentials == null) {
      throw new ApiError(401, -2015, "Invalid API-key, IP, or permissions for action.");
    }
    return credentials;
  }

  /// Refuses a request that was not signed by that key, or that comes from another time.
  void verify(Credentials credentials, Parameters parameters, Moment now) {
    Long timestamp = parameters.findWhole("timestamp");
    if (timestamp == null) {
      throw ApiError.missing("timestamp");
    }
    String signature = parameters.text("signature");
    long window = parameters.whole("recvWindow", WINDOW);
    if (window > WIDEST_WINDOW) {
      throw ApiError.bad(-1131, "recvWindow must be less than 60000.");
    }
    if (timestamp > now.server() + AHEAD) {
      throw ApiError.bad(
          -1021, "Timestamp for this request was 1000ms ahead of the server's time.");
    }
    if (now.server() - timestamp > window) {
      throw ApiError.bad(-1021, "Timestamp for this request is outside of the recvWindow.");
    }
    if (!credentials.signed(parameters.signed(), signature)) {
      throw ApiError.bad(-1022, "Signature for this request is not valid.");
    }
  }
}
