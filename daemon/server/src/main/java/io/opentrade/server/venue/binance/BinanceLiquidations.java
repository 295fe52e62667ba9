package io.opentrade.server.venue.binance;

/// Orders by which Binance takes futures positions: it marks them in the client's id.
final class BinanceLiquidations {
  private BinanceLiquidations() {}

  /// Whether an order of that client id is a liquidation, a deleveraging or the settlement of a
  /// contract that ends.
  static boolean takes(String id) {
    return id.startsWith("autoclose-")
        || id.equals("adl_autoclose")
        || id.startsWith("settlement_autoclose-");
  }
}
