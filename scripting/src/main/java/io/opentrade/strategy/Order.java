package io.opentrade.strategy;

import io.opentrade.scripting.bars.BarHost;
import io.opentrade.scripting.bars.OrderDraft;
import io.opentrade.scripting.bars.ScriptOrders;
import java.util.List;

/// What an order asks for. NaN stands for what is not given.
///
/// `ctx.buy` and `ctx.sell` take sizes, `limit`, `tag`, and `stop`, `takeProfit` and `trail`, which
/// protect what is bought. `ctx.order` takes all but `stop` and `takeProfit`.
public final class Order {
  private String side = "";
  private String type = "";
  private double quantity = Double.NaN;
  private double percent = Double.NaN;
  private double quote = Double.NaN;
  private double limit = Double.NaN;
  private double trigger = Double.NaN;
  private double stop = Double.NaN;
  private double takeProfit = Double.NaN;
  private double trail = Double.NaN;
  private double trailPercent = Double.NaN;
  private double trailTicks = Double.NaN;
  private double activation = Double.NaN;
  private double trailLimit = Double.NaN;
  private boolean reduceOnly;
  private boolean postOnly;
  private double display = Double.NaN;
  private String timeInForce = "";
  private double until = Double.NaN;
  private double leverage = Double.NaN;
  private String tag = "";
  private List<Order> oco = List.of();
  private List<Order> then = List.of();

  /// `buy` or `sell`.
  public Order side(String word) {
    side = word;
    return this;
  }

  /// `market`, `limit`, `stop`, `stop-limit`, `take-profit`, `take-profit-limit` or
  /// `trailing-stop`; left out, it is what the prices say.
  public Order type(String word) {
    type = word;
    return this;
  }

  /// So much of the base currency.
  public Order quantity(double value) {
    quantity = given(value);
    return this;
  }

  /// That share of the cash, in percent; of what is held where it only reduces.
  public Order percent(double value) {
    percent = given(value);
    return this;
  }

  /// So much of the quote currency, fee included.
  public Order quote(double value) {
    quote = given(value);
    return this;
  }

  /// At this price or a better one.
  public Order limit(double price) {
    limit = given(price);
    return this;
  }

  /// Not before the market has reached this price.
  public Order trigger(double price) {
    trigger = given(price);
    return this;
  }

  /// With a stop-loss at this price; for `ctx.buy` and `ctx.sell`.
  public Order stop(double price) {
    stop = given(price);
    return this;
  }

  /// With a take-profit at this price; for `ctx.buy` and `ctx.sell`.
  public Order takeProfit(double price) {
    takeProfit = given(price);
    return this;
  }

  /// A trailing stop at this distance, in price.
  public Order trail(double distance) {
    trail = given(distance);
    return this;
  }

  /// Held at this leverage; futures only.
  public Order leverage(double value) {
    leverage = given(value);
    return this;
  }

  /// A trailing stop at this distance, in percent of the best price.
  public Order trailPercent(double value) {
    trailPercent = given(value);
    return this;
  }

  /// A trailing stop at this distance, in price steps.
  public Order trailTicks(double steps) {
    trailTicks = given(steps);
    return this;
  }

  /// The price from which the trailing stop follows.
  public Order activation(double price) {
    activation = given(price);
    return this;
  }

  /// The trailing stop becomes a limit order so far behind its trigger.
  public Order trailLimit(double distance) {
    trailLimit = given(distance);
    return this;
  }

  /// It may only reduce what is held.
  public Order reduceOnly() {
    reduceOnly = true;
    return this;
  }

  /// It is refused where it would trade at once.
  public Order postOnly() {
    postOnly = true;
    return this;
  }

  /// An iceberg that shows so much of the base currency.
  public Order display(double value) {
    display = given(value);
    return this;
  }

  /// `gtc`, `ioc`, `fok`, `gtd` or `day`.
  public Order timeInForce(String word) {
    timeInForce = word;
    return this;
  }

  /// Good until that time, milliseconds since the epoch (UTC).
  public Order until(long time) {
    until = time;
    return this;
  }

  /// Written on the trade.
  public Order tag(String text) {
    tag = text;
    return this;
  }

  /// Orders of which the first fill of one cancels the others; stands alone.
  public Order oco(Order... orders) {
    oco = List.of(orders);
    return this;
  }

  /// What is placed when this is over, for as much as was filled; several cancel each other.
  public Order then(Order... orders) {
    then = List.of(orders);
    return this;
  }

  /// NaN is what is not given: a NaN that is given is told apart from it.
  private static double given(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  boolean sells() {
    return side.equals("sell");
  }

  void queue(BarHost bars, String direction) {
    bars.queueEntry(
        direction, quantity, percent, quote, limit, stop, takeProfit, trail, leverage, tag);
  }

  OrderDraft draft(ScriptOrders orders) {
    if (!oco.isEmpty()) {
      return together(orders, oco);
    }
    OrderDraft first =
        orders.order(
            side,
            type,
            quantity,
            percent,
            quote,
            limit,
            trigger,
            trail,
            trailPercent,
            trailTicks,
            activation,
            trailLimit,
            reduceOnly,
            postOnly,
            display,
            timeInForce,
            until,
            tag);
    return then.isEmpty() ? first : orders.then(first, together(orders, then));
  }

  private static OrderDraft together(ScriptOrders orders, List<Order> all) {
    OrderDraft made = all.getFirst().draft(orders);
    for (Order each : all.subList(1, all.size())) {
      made = orders.oco(made, each.draft(orders));
    }
    return made;
  }
}
