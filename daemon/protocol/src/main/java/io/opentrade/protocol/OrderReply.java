package io.opentrade.protocol;

import java.util.List;

/// What became of a request that places or closes something.
///
/// @param repeated whether the key was known: these are the orders of the first time
/// @param orders the one asked for first, then what is attached to it and already placed
/// @param fills so far
public record OrderReply(boolean repeated, List<OrderInfo> orders, List<FillInfo> fills) {
  public OrderReply {
    orders = Values.list(orders);
    fills = Values.list(fills);
  }
}
