package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `order.replace`: takes an order back and places it anew with what is given changed. What was
/// filled of it counts.
///
/// @param quantity of the whole order; null for the same
/// @param limit null for the same
/// @param trigger null for the same
/// @param key of the new order; null for none
public record OrderReplace(
    String account,
    String id,
    @Nullable Decimal quantity,
    @Nullable Decimal limit,
    @Nullable Decimal trigger,
    @Nullable String key)
    implements TradingRequest<OrderReply> {
  public OrderReplace {
    Values.present("account", account);
    Values.present("id", id);
  }
}
