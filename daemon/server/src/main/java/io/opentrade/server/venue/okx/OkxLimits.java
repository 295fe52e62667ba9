package io.opentrade.server.venue.okx;

import io.opentrade.server.venue.rest.EndpointBudgets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// What OKX allows of each endpoint in two seconds, as its documentation has it:
/// https://www.okx.com/docs-v5/en. What it counts for each market or family is counted here for all
/// of them together. Cancels in batches count by their orders.
final class OkxLimits {
  private static final Map<String, Integer> IN_TWO_SECONDS =
      Map.ofEntries(
          Map.entry("GET /api/v5/public/time", 10),
          Map.entry("GET /api/v5/public/instruments", 20),
          Map.entry("GET /api/v5/public/funding-rate", 10),
          Map.entry("GET /api/v5/public/mark-price", 10),
          Map.entry("GET /api/v5/market/ticker", 20),
          Map.entry("GET /api/v5/market/tickers", 20),
          Map.entry("GET /api/v5/market/books", 40),
          Map.entry("GET /api/v5/market/trades", 100),
          Map.entry("GET /api/v5/market/candles", 40),
          Map.entry("GET /api/v5/market/history-candles", 20),
          Map.entry("POST /api/v5/trade/order", 60),
          Map.entry("POST /api/v5/trade/cancel-order", 60),
          Map.entry("POST /api/v5/trade/cancel-batch-orders", 300),
          Map.entry("GET /api/v5/trade/order", 60),
          Map.entry("GET /api/v5/trade/orders-pending", 60),
          Map.entry("GET /api/v5/trade/fills", 60),
          Map.entry("GET /api/v5/trade/fills-history", 10),
          Map.entry("POST /api/v5/trade/order-algo", 20),
          Map.entry("POST /api/v5/trade/cancel-algos", 20),
          Map.entry("GET /api/v5/trade/order-algo", 20),
          Map.entry("GET /api/v5/trade/orders-algo-pending", 20),
          Map.entry("GET /api/v5/trade/orders-algo-history", 20),
          Map.entry("GET /api/v5/account/config", 5),
          Map.entry("GET /api/v5/account/balance", 10),
          Map.entry("GET /api/v5/account/positions", 10),
          Map.entry("GET /api/v5/account/bills", 10),
          Map.entry("GET /api/v5/account/bills-archive", 5),
          Map.entry("GET /api/v5/account/trade-fee", 5),
          Map.entry("GET /api/v5/account/leverage-info", 20),
          Map.entry("POST /api/v5/account/set-leverage", 20),
          Map.entry("POST /api/v5/asset/transfer", 4),
          Map.entry("GET /api/v5/asset/transfer-state", 20),
          Map.entry("GET /api/v5/asset/bills", 12),
          Map.entry("GET /api/v5/asset/deposit-history", 12),
          Map.entry("GET /api/v5/asset/withdrawal-history", 12));

  private OkxLimits() {}

  static EndpointBudgets endpoints(InstantSource clock) {
    return EndpointBudgets.of(IN_TWO_SECONDS, Duration.ofSeconds(2), clock);
  }
}
