package io.opentrade.engine.backtest;

import io.opentrade.engine.risk.Kill;
import io.opentrade.engine.risk.Lock;
import java.util.List;

/// What the risk rules of a run did beside refusing entries.
///
/// @param locks that protections made, oldest first; one that was made longer stands here twice
/// @param kills that halted trading; the first of a run is its last, as nobody resumes it
public record RiskLog(List<Lock> locks, List<Kill> kills) {
  /// Nothing.
  public static final RiskLog EMPTY = new RiskLog(List.of(), List.of());

  public RiskLog {
    locks = List.copyOf(locks);
    kills = List.copyOf(kills);
  }
}
