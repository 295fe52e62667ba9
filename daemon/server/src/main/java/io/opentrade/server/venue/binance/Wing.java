package io.opentrade.server.venue.binance;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.rest.Rest;
import io.opentrade.server.venue.rest.RestCall;
import java.time.Instant;

/// One of Binance's two programs: spot or futures.
///
/// @param prefix of its paths
record Wing(MarketKind kind, Rest rest, String prefix) {
  static final String SPOT = "api/v3/";
  static final String FUTURES = "fapi/v1/";

  RestCall get(String path) {
    return RestCall.get(prefix + path);
  }

  Answer<Instant> serverTime() {
    return rest.ask(
        get("time").vital(), answer -> Instant.ofEpochMilli(answer.whole("serverTime")));
  }
}
