package io.opentrade.protocol;

/// `strategy.remove`: forgets a stored strategy, which must not run. What it traded stays.
public record StrategyRemove(String name) implements TradingRequest<StoredStrategy> {
  public StrategyRemove {
    Values.present("name", name);
  }
}
