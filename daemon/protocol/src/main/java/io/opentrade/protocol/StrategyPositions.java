package io.opentrade.protocol;

/// `strategy.positions`: what a strategy holds.
public record StrategyPositions(String account, String name)
    implements TradingRequest<PositionList.Reply> {
  public StrategyPositions {
    Values.present("account", account);
    Values.present("name", name);
  }
}
