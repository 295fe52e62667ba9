package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `order.list`: the orders of an account, oldest first.
///
/// @param symbol null for all
/// @param all whether finished ones, too
public record OrderList(String account, @Nullable String symbol, boolean all)
    implements TradingRequest<OrderList.Reply> {
  public OrderList {
    Values.present("account", account);
  }

  public record Reply(List<OrderInfo> orders) {
    public Reply {
      orders = Values.list(orders);
    }
  }
}
