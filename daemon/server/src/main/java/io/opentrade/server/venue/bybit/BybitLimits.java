package io.opentrade.server.venue.bybit;

import io.opentrade.server.venue.rest.EndpointBudgets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// What Bybit allows a user of each endpoint in a second, as its documentation has it for a unified
/// account without a rank: https://bybit-exchange.github.io/docs/v5/rate-limit. Where it allows
/// more for some kinds of markets than for others, the least. Limits by the minute are not kept
/// here: what they are for is asked by hand.
final class BybitLimits {
  private static final Map<String, Integer> A_SECOND =
      Map.ofEntries(
          Map.entry("POST /v5/order/create", 10),
          Map.entry("POST /v5/order/cancel", 10),
          Map.entry("POST /v5/order/cancel-all", 10),
          Map.entry("GET /v5/order/realtime", 50),
          Map.entry("GET /v5/order/history", 50),
          Map.entry("GET /v5/execution/list", 50),
          Map.entry("GET /v5/position/list", 50),
          Map.entry("POST /v5/position/set-leverage", 10),
          Map.entry("GET /v5/account/wallet-balance", 50),
          Map.entry("GET /v5/account/transaction-log", 30),
          Map.entry("GET /v5/account/fee-rate", 5),
          Map.entry("GET /v5/user/query-api", 10));

  private BybitLimits() {}

  static EndpointBudgets endpoints(InstantSource clock) {
    return EndpointBudgets.of(A_SECOND, Duration.ofSeconds(1), clock);
  }
}
