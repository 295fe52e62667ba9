package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `order.place`.
///
/// @param key the same key never places a second order: it returns the first; null for none
public record OrderPlace(String account, OrderTicket order, @Nullable String key)
    implements TradingRequest<OrderReply> {
  public OrderPlace {
    Values.present("account", account);
    Values.present("order", order);
  }
}
