package io.opentrade.protocol;

/// `strategy.stop`: it decides nothing any more. Its entries are taken back; what it holds stays,
/// with its protection.
public record StrategyStop(String account, String name) implements TradingRequest<StrategyInfo> {
  public StrategyStop {
    Values.present("account", account);
    Values.present("name", name);
  }
}
