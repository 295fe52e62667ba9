package io.opentrade.server.venue.rest;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Order;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.PositionMode;

/// How an exchange wants an order written.
@FunctionalInterface
public interface OrderForm {
  /// The request, or `NotSent` and `Missing` where it cannot be made. Pure.
  Answer<RestCall> write(Order order, Listing listing, PositionMode mode, MarginMode margin);

  /// The same for sending: what only reduces has a right to the reserve of the rate budget.
  default Answer<RestCall> request(
      Order order, Listing listing, PositionMode mode, MarginMode margin) {
    Answer<RestCall> written = write(order, listing, mode, margin);
    return order.purpose().reduceOnly() ? written.map(RestCall::vital) : written;
  }
}
