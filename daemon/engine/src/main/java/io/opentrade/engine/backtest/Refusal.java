package io.opentrade.engine.backtest;

/// Why the signal kernel does not make an entry, in the event engine's words.
enum Refusal {
  SIZE("the size is not a positive number"),
  NO_LIMIT("the limit price has no value at the bar of the signal"),
  NO_STOP("the stop has no value at the bar of the signal"),
  NO_TAKE_PROFIT("the take-profit has no value at the bar of the signal"),
  NO_TRAIL("the trailing distance has no value at the bar of the signal"),
  RANGE("the market has no range to size by"),
  LIMIT("the limit price is not a positive price"),
  STOP("the stop is not a positive price"),
  TAKE_PROFIT("the take-profit is not a positive price"),
  TRAIL("the trailing distance is not a positive price"),
  STOP_SIDE("the stop is on the wrong side of the entry price"),
  TAKE_PROFIT_SIDE("the take-profit is on the wrong side of the entry price"),
  CASH("no cash is left"),
  NO_DISTANCE("the size asks for a stop, and the entry has none"),
  KELLY("the trades so far lose: their Kelly share is not positive"),
  LOT("the size is less than one lot"),
  WORTHLESS("the size is worth less than the smallest amount of money"),
  MINIMUM("the order is worth less than the minimum notional"),
  COST("not enough cash");

  private final String reason;

  Refusal(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
