package io.opentrade.protocol;

/// `order.resolve`: a person says what became of an order that the exchange does not tell of any
/// more.
///
/// @param as `rejected` where it never came to the exchange, `cancelled` where it is over with what
///     of it is booked
public record OrderResolve(String account, String id, String as)
    implements TradingRequest<OrderReply> {
  public OrderResolve {
    Values.present("account", account);
    Values.present("id", id);
    Values.present("as", as);
  }
}
