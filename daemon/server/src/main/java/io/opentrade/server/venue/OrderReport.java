package io.opentrade.server.venue;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import org.jspecify.annotations.Nullable;

/// How an order stands in the exchange's books.
///
/// @param ours our id; null where the order was made elsewhere without one
/// @param theirs the exchange's id
/// @param code the exchange's name of the market
/// @param filled of the quantity, in the same unit
/// @param average price of what is filled; null where nothing is or it is not told
/// @param limit price of the order; null where it has none
/// @param trigger price that activates it; null where it has none
/// @param updated milliseconds since the epoch (UTC)
public record OrderReport(
    @Nullable OrderId ours,
    String theirs,
    String code,
    Side side,
    Quantity quantity,
    Quantity filled,
    @Nullable Price average,
    @Nullable Price limit,
    @Nullable Price trigger,
    Status status,
    long updated) {

  /// The same under other ids: an order that waited elsewhere and was placed under new ones.
  public OrderReport as(@Nullable OrderId otherOurs, String otherTheirs) {
    return new OrderReport(
        otherOurs,
        otherTheirs,
        code,
        side,
        quantity,
        filled,
        average,
        limit,
        trigger,
        status,
        updated);
  }

  /// Where in its life it is.
  public enum Status {
    /// Accepted, waits for its trigger.
    UNTRIGGERED,
    /// In the book, filled in part or not at all.
    WORKING,
    FILLED,
    /// Cancelled, with whatever was filled before.
    CANCELLED,
    REJECTED,
    EXPIRED;

    /// Whether it is over; a late fill may still be told.
    public boolean done() {
      return this != UNTRIGGERED && this != WORKING;
    }
  }
}
