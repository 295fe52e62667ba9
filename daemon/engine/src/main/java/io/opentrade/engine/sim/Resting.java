package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import org.jspecify.annotations.Nullable;

/// An order that waits for the market to reach its level. Candle prices and levels are compared as
/// doubles: both are the doubles nearest to decimals on one grid, so equal means equal.
final class Resting {
  private final Order order;
  private final boolean above;
  private final @Nullable Price distance;
  private double best;
  private Price price;
  private double level;

  /// @param market the market's price when it came, from which a trailing stop starts
  Resting(Order order, double market, Price exactMarket) {
    this.order = order;
    boolean buys = order.side() == Side.BUY;
    this.best = market;
    switch (order.terms()) {
      case Terms.Limit(Price limit) -> {
        above = !buys;
        distance = null;
        price = limit;
      }
      case Terms.Stop(Price trigger) -> {
        above = buys;
        distance = null;
        price = trigger;
      }
      case Terms.TrailingStop(Price behind) -> {
        above = buys;
        distance = behind;
        price = buys ? exactMarket.plus(behind) : exactMarket.minus(behind);
      }
      case Terms.Market _ -> throw new IllegalArgumentException("a market order does not rest");
    }
    this.level = price.value().doubleValue();
  }

  Order order() {
    return order;
  }

  /// At which it fills when the market moves through.
  Price price() {
    return price;
  }

  double level() {
    return level;
  }

  /// Whether it fills with the market at that price.
  boolean reachedAt(double market) {
    return above ? market >= level : market <= level;
  }

  /// Whether a market that moves from one price to the other meets it.
  boolean between(double from, double to) {
    return above ? from < level && level <= to : to <= level && level < from;
  }

  /// Lets a trailing stop follow the market.
  void follow(double market, Instrument instrument) {
    if (distance != null && (above ? market < best : market > best)) {
      best = market;
      Price exact = instrument.price(market);
      price = above ? exact.plus(distance) : exact.minus(distance);
      level = price.value().doubleValue();
    }
  }

  /// Prices at or below this concern the order.
  double lower() {
    return above ? (distance == null ? Double.NEGATIVE_INFINITY : Math.nextDown(best)) : level;
  }

  /// Prices at or above this concern the order.
  double upper() {
    return above ? level : (distance == null ? Double.POSITIVE_INFINITY : Math.nextUp(best));
  }
}
