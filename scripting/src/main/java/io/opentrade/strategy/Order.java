package io.opentrade.strategy;

/// What an entry asks for beside its direction. NaN stands for what is not given.
public final class Order {
  private double quantity = Double.NaN;
  private double percent = Double.NaN;
  private double quote = Double.NaN;
  private double limit = Double.NaN;
  private double stop = Double.NaN;
  private double takeProfit = Double.NaN;
  private double trail = Double.NaN;
  private String tag = "";

  /// So much of the base currency.
  public Order quantity(double value) {
    quantity = value;
    return this;
  }

  /// That share of the cash, in percent.
  public Order percent(double value) {
    percent = value;
    return this;
  }

  /// So much of the quote currency, fee included.
  public Order quote(double value) {
    quote = value;
    return this;
  }

  /// At this price or a better one.
  public Order limit(double price) {
    limit = price;
    return this;
  }

  /// With a stop-loss at this price.
  public Order stop(double price) {
    stop = price;
    return this;
  }

  /// With a take-profit at this price.
  public Order takeProfit(double price) {
    takeProfit = price;
    return this;
  }

  /// With a trailing stop at this distance, in price.
  public Order trail(double distance) {
    trail = distance;
    return this;
  }

  /// Written on the trade.
  public Order tag(String text) {
    tag = text;
    return this;
  }

  void queue(io.opentrade.scripting.bars.BarHost bars, String direction) {
    bars.queueEntry(direction, quantity, percent, quote, limit, stop, takeProfit, trail, tag);
  }
}
