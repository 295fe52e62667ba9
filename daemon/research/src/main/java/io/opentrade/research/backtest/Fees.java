package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.sim.FeeCoin;
import io.opentrade.engine.sim.FeeTiers;
import org.jspecify.annotations.Nullable;

/// What of a run's fees stands in files: a replay has them from the journal.
///
/// @param tiers by volume; none for the rates of the run
/// @param coin a third currency that they are paid in; null for none
record Fees(FeeTiers tiers, @Nullable FeeCoin coin) {
  static final Fees NONE = new Fees(FeeTiers.NONE, null);

  static Fees of(Settings settings) {
    return new Fees(settings.fills().tiers(), settings.coin());
  }

  /// The same settings with these.
  Settings on(Settings settings) {
    return settings.with(settings.fills().with(tiers)).paying(coin);
  }
}
