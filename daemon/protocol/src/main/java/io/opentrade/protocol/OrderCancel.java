package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `order.cancel`: takes orders back; what was filled stays.
///
/// @param id of one; null for all that are open
public record OrderCancel(String account, @Nullable String id, @Nullable String symbol)
    implements TradingRequest<OrderReply> {
  public OrderCancel {
    Values.present("account", account);
  }
}
