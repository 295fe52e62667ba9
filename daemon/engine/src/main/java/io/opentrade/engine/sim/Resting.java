package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import org.jspecify.annotations.Nullable;

/// An order at the venue and what of it is not yet filled. It waits for its trigger, or for the
/// market to reach its limit, or, where it is a market order or has become one, for nothing. Candle
/// prices and levels are compared as doubles: both are the doubles nearest to decimals on one grid,
/// so equal means equal.
final class Resting {
  private enum Stage {
    TRIGGER,
    LIMIT,
    MARKET
  }

  private final Order order;
  private final boolean buys;
  private final @Nullable Trigger trailing;
  private Quantity remaining;
  private int fills;
  private Stage stage;
  private boolean above;
  private boolean maker;
  private @Nullable Price price;
  private double level;

  /// @param market the market's price when it came
  Resting(Order order, double market, Instrument instrument) {
    this.order = order;
    this.buys = order.side() == Side.BUY;
    this.remaining = order.quantity();
    this.trailing =
        order.terms() instanceof Terms.TrailingStop terms
            ? new Trigger(terms, buys, market, instrument)
            : null;
    this.stage = Stage.TRIGGER;
    switch (order.terms()) {
      case Terms.Market _ -> stage = Stage.MARKET;
      case Terms.Limit(Price limit) -> await(limit);
      case Terms.Stop(Price trigger) -> waitFor(trigger, buys);
      case Terms.StopLimit(Price trigger, _) -> waitFor(trigger, buys);
      case Terms.TakeProfit(Price trigger) -> waitFor(trigger, !buys);
      case Terms.TakeProfitLimit(Price trigger, _) -> waitFor(trigger, !buys);
      case Terms.TrailingStop _ -> waitFor(trailing == null ? null : trailing.price(), buys);
    }
    this.maker = stage == Stage.LIMIT && !reachedAt(market);
  }

  private void waitFor(@Nullable Price trigger, boolean fromBelow) {
    above = fromBelow;
    price = trigger;
    level = trigger == null ? Double.NaN : trigger.value().doubleValue();
  }

  private void await(Price limit) {
    stage = Stage.LIMIT;
    waitFor(limit, !buys);
  }

  Order order() {
    return order;
  }

  Quantity remaining() {
    return remaining;
  }

  /// Notes a fill.
  ///
  /// @return the number of the fill, from 1
  int filled(Quantity quantity) {
    remaining = remaining.minus(quantity);
    return ++fills;
  }

  /// Whether it trades at whatever price there is.
  boolean atMarket() {
    return stage == Stage.MARKET;
  }

  /// Whether it waits for a trigger.
  boolean untriggered() {
    return stage == Stage.TRIGGER;
  }

  /// Whether it adds to the market what others take. An order that could trade when it came, or
  /// when it was triggered, takes.
  boolean maker() {
    return maker;
  }

  /// The trigger was met: it becomes a limit or a market order.
  ///
  /// @param market the market's price now
  void trigger(double market) {
    Price limit =
        switch (order.terms()) {
          case Terms.StopLimit(_, Price then) -> then;
          case Terms.TakeProfitLimit(_, Price then) -> then;
          case Terms.TrailingStop _ -> trailing == null ? null : trailing.limit();
          case Terms.Market _, Terms.Limit _, Terms.Stop _, Terms.TakeProfit _ -> null;
        };
    if (limit == null) {
      stage = Stage.MARKET;
    } else {
      await(limit);
      maker = !reachedAt(market);
    }
  }

  /// Its limit or trigger; null for a market order, and before a trailing stop's activation.
  @Nullable Price price() {
    return price;
  }

  double level() {
    return level;
  }

  /// Whether it fills, or is triggered, with the market at that price.
  boolean reachedAt(double market) {
    return above ? market >= level : market <= level;
  }

  /// Whether a market that moves from one price to the other meets it.
  boolean between(double from, double to) {
    return above ? from < level && level <= to : to <= level && level < from;
  }

  /// Lets a trailing stop follow the market.
  void follow(double market) {
    if (trailing != null && stage == Stage.TRIGGER && trailing.follow(market)) {
      waitFor(trailing.price(), buys);
    }
  }

  /// Prices at or below this concern the order.
  double lower() {
    if (!above) {
      return Double.isNaN(level) ? Double.NEGATIVE_INFINITY : level;
    }
    return follows() ? trailing() : Double.NEGATIVE_INFINITY;
  }

  /// Prices at or above this concern the order.
  double upper() {
    if (above) {
      return Double.isNaN(level) ? Double.POSITIVE_INFINITY : level;
    }
    return follows() ? trailing() : Double.POSITIVE_INFINITY;
  }

  private boolean follows() {
    return trailing != null && stage == Stage.TRIGGER;
  }

  private double trailing() {
    return trailing == null ? Double.NaN : trailing.moves();
  }
}
