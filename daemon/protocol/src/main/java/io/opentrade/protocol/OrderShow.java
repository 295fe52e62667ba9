package io.opentrade.protocol;

/// `order.show`: one order with its fills.
public record OrderShow(String account, String id) implements TradingRequest<OrderReply> {
  public OrderShow {
    Values.present("account", account);
    Values.present("id", id);
  }
}
