package io.opentrade.protocol;

/// `position.close`: cancels entries and closes what is held at the market.
public record PositionClose(String account, String symbol) implements TradingRequest<OrderReply> {
  public PositionClose {
    Values.present("account", account);
    Values.present("symbol", symbol);
  }
}
