package io.opentrade.protocol;

/// `strategy.edit`: changes what a stored strategy is started with, from its next start on.
///
/// @param settings null and empty mean as before; parameters are set one by one
/// @param wholeAccount whether it has no budget any more
public record StrategyEdit(String name, StrategySettings settings, boolean wholeAccount)
    implements TradingRequest<StoredStrategy> {
  public StrategyEdit {
    Values.present("name", name);
    Values.present("settings", settings);
    if (wholeAccount && settings.budget() != null) {
      throw new IllegalArgumentException("a budget, or the whole account, not both");
    }
  }
}
