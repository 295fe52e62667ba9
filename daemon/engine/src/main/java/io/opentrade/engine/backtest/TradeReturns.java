package io.opentrade.engine.backtest;

import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.sim.Freqtrade;
import io.opentrade.engine.strategy.Direction;

/// The return of a trade: profit over the entry notional. By freqtrade's rules over the stake with
/// the fee of the entry (less it, for a short), times the leverage.
final class TradeReturns {
  private final double fee;
  private final int leverage;

  TradeReturns(Settings settings) {
    if (settings.fills().convention() instanceof Freqtrade rules) {
      fee = settings.feeRate().doubleValue();
      leverage = rules.leverage();
    } else {
      fee = 0;
      leverage = 1;
    }
  }

  int leverage() {
    return leverage;
  }

  double percent(RoundTrip trip) {
    double signed = trip.direction() == Direction.LONG ? fee : -fee;
    double entered = trip.entryNotional().value().doubleValue() * (1 + signed);
    return trip.profit().value().doubleValue() / entered * 100 * leverage;
  }
}
