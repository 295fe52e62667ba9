package io.opentrade.engine.strategy;

import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;

/// What a strategy is told of one of its orders.
///
/// @param handle what the strategy calls the placement it belongs to; 0 where the engine made it
///     for an entry or an exit
/// @param order its id; the empty text where it came to no order
/// @param state after what happened
/// @param reason why it was refused; the empty text for nothing
/// @param quantity that was asked for, in base currency
/// @param filled of it so far
/// @param price of this fill; NaN where nothing was filled now
/// @param fillQuantity of this fill; 0 where nothing was filled now
/// @param fee of this fill in the quote currency; 0 where nothing was filled now
/// @param tag as asked for
public record OrderNews(
    long at,
    int handle,
    String order,
    Side side,
    Purpose purpose,
    State state,
    String reason,
    double quantity,
    double filled,
    double price,
    double fillQuantity,
    double fee,
    String tag) {

  /// How an order fares.
  public enum State {
    SUBMITTED,
    UNCONFIRMED,
    WORKING,
    PARTIALLY_FILLED,
    CANCEL_PENDING,
    FILLED,
    CANCELLED,
    REJECTED,
    DENIED,
    EXPIRED;

    /// Whether nothing but a late fill can follow.
    public boolean done() {
      return ordinal() >= FILLED.ordinal();
    }
  }

  /// Whether something was filled now.
  public boolean fill() {
    return fillQuantity > 0;
  }
}
