package io.opentrade.protocol;

/// `strategy.add`: keeps a strategy with what it is started with. It does not start it.
public record StrategyAdd(String name, StrategySettings settings)
    implements TradingRequest<StoredStrategy> {
  public StrategyAdd {
    StrategySettings.requireName(name);
    Values.present("settings", settings);
    Values.present("settings.strategy", settings.strategy());
    if (settings.series().isEmpty()) {
      throw new IllegalArgumentException("name a series");
    }
  }
}
