package io.opentrade.server.venue;

/// What an exchange may be able to do, one row of the capability table each.
public enum Feature {
  INSTRUMENTS("list of instruments"),
  TICKER("ticker"),
  BOOK("order book"),
  TRADES("list of trades"),
  CANDLES("candles"),
  FUNDING_RATE("funding rate"),
  BALANCES("balances"),
  MARKET_ORDER("market orders"),
  LIMIT_ORDER("limit orders"),
  STOP("stop orders"),
  STOP_LIMIT("stop-limit orders"),
  TAKE_PROFIT("take-profit orders"),
  TAKE_PROFIT_LIMIT("take-profit limit orders"),
  TRAILING_STOP("trailing stops"),
  ICEBERG("iceberg orders"),
  ONE_CANCELS_OTHER("pairs of orders of which one cancels the other"),
  POST_ONLY("post-only orders"),
  REDUCE_ONLY("reduce-only orders"),
  IMMEDIATE_OR_CANCEL("immediate-or-cancel orders"),
  FILL_OR_KILL("fill-or-kill orders"),
  GOOD_TILL_DATE("good-till-date orders"),
  CANCEL("cancels"),
  CANCEL_ALL("cancel of all orders"),
  QUERY_BY_OUR_ID("query by our id"),
  QUERY_BY_THEIR_ID("query by its own id"),
  OPEN_ORDERS("list of open orders"),
  FILLS("list of fills"),
  POSITIONS("positions"),
  LEVERAGE("setting of leverage"),
  HEDGE_MODE("hedge mode"),
  TRANSFERS("transfers between own wallets"),
  DEPOSITS_AND_WITHDRAWALS("list of deposits and withdrawals"),
  FUTURES_ACCOUNT("futures on accounts of ours"),
  TRADE_STREAM("stream of trades"),
  BOOK_STREAM("stream of the order book"),
  ORDER_STREAM("stream of one's own orders");

  private final String words;

  Feature(String words) {
    this.words = words;
  }

  /// The feature as it stands behind `it has no`.
  public String words() {
    return words;
  }
}
