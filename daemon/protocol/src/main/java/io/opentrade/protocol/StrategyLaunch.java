package io.opentrade.protocol;

/// `strategy.launch`: starts a stored strategy with what is stored.
public record StrategyLaunch(String name) implements TradingRequest<StrategyLaunch.Reply> {
  public StrategyLaunch {
    Values.present("name", name);
  }

  /// @param changed whether its file is another than when it was added, edited or started last
  /// @param hash of the script that runs now, SHA-256
  public record Reply(StrategyInfo strategy, boolean changed, String hash) {}
}
