package io.opentrade.engine.match;

import io.opentrade.engine.domain.Side;

/// An order as a book takes it.
///
/// @param id unique among the orders that rest
/// @param price limit in ticks; a market order has `MARKET_BUY` or `MARKET_SELL`
/// @param quantity in lots
/// @param display lots that show; `quantity` where all of it does
public record BookOrder(long id, Side side, long price, long quantity, long display, Stay stay) {
  /// A limit that every price meets.
  public static final long MARKET_BUY = Long.MAX_VALUE;

  /// A limit that every price meets.
  public static final long MARKET_SELL = Long.MIN_VALUE;

  /// What becomes of the part that finds no counterpart.
  public enum Stay {
    /// It rests.
    REST,
    /// It is cancelled.
    IMMEDIATE_OR_CANCEL,
    /// There must be none: else nothing trades at all.
    FILL_OR_KILL,
    /// All of it must rest: else it is refused.
    POST_ONLY
  }

  /// An order that shows all of its quantity.
  public BookOrder(long id, Side side, long price, long quantity, Stay stay) {
    this(id, side, price, quantity, quantity, stay);
  }

  /// Whether it trades with an order that rests at that price.
  boolean meets(long other) {
    return side == Side.BUY ? other <= price : other >= price;
  }

  boolean market() {
    return price == MARKET_BUY || price == MARKET_SELL;
  }
}
