package io.opentrade.server.simulate.exchange;

/// Why a command was not accepted. Codes and texts are those that Binance documents; nothing has
/// changed where one is answered.
public enum Refusal {
  PRICE_FILTER(-1013, "Filter failure: PRICE_FILTER"),
  PERCENT_PRICE(-1013, "Filter failure: PERCENT_PRICE_BY_SIDE"),
  LOT_SIZE(-1013, "Filter failure: LOT_SIZE"),
  MARKET_LOT_SIZE(-1013, "Filter failure: MARKET_LOT_SIZE"),
  NOTIONAL(-1013, "Filter failure: NOTIONAL"),
  ICEBERG_PARTS(-1013, "Filter failure: ICEBERG_PARTS"),
  MAX_NUM_ORDERS(-1013, "Filter failure: MAX_NUM_ORDERS"),
  MAX_NUM_ALGO_ORDERS(-1013, "Filter failure: MAX_NUM_ALGO_ORDERS"),
  PRECISION(-1111, "Precision is over the maximum defined for this asset."),
  INVALID_SYMBOL(-1121, "Invalid symbol."),
  INSUFFICIENT_BALANCE(-2010, "Account has insufficient balance for requested action."),
  DUPLICATE_ORDER(-2010, "Duplicate order sent."),
  WOULD_MATCH(-2010, "Order would immediately match and take."),
  WOULD_TRIGGER(-2010, "Stop price would trigger immediately."),
  WRONG_PRICES(-2010, "The relationship of the prices for the orders is not correct."),
  UNKNOWN_ORDER(-2011, "Unknown order sent."),
  RESTRICTED(-2011, "Order was not canceled due to cancel restrictions.");

  private final int code;
  private final String message;

  Refusal(int code, String message) {
    this.code = code;
    this.message = message;
  }

  public int code() {
    return code;
  }

  public String message() {
    return message;
  }
}
