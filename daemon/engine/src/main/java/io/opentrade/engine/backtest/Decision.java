package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import java.util.List;

/// What a strategy said at the close of one bar.
///
/// @param bar index into the market's candles
/// @param intents not empty
public record Decision(int bar, List<Intent> intents) {
  public Decision {
    intents = List.copyOf(intents);
  }
}
