package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The bars at which the signal kernel looked at the signals, and how the account stood there: what
/// the strategy would have said if it had been asked.
final class SignalAsks {
  private int[] bars = new int[64];
  private byte[] sides = new byte[64];
  private int size;

  void add(int bar, long quantity) {
    if (size == bars.length) {
      bars = Arrays.copyOf(bars, 2 * size);
      sides = Arrays.copyOf(sides, 2 * size);
    }
    bars[size] = bar;
    sides[size++] = (byte) Long.signum(quantity);
  }

  /// What was decided.
  List<Decision> decisions(Strategy strategy) {
    List<Decision> decisions = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Snapshot view = new Snapshot(bars[i], sides[i], Double.NaN, Double.NaN, Double.NaN);
      List<Intent> intents = strategy.onBar(view);
      if (!intents.isEmpty()) {
        decisions.add(new Decision(bars[i], intents));
      }
    }
    return decisions;
  }
}
