package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.RiskLog;
import io.opentrade.engine.risk.Kill;
import io.opentrade.engine.risk.Lock;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RiskEvents;
import java.time.Instant;

/// What the risk rules did, as records of the wire.
final class RiskDocuments {
  private RiskDocuments() {}

  static RiskEvents of(RiskLog log) {
    return new RiskEvents(
        log.kills().stream().map(RiskDocuments::kill).toList(),
        log.locks().stream().map(RiskDocuments::lock).toList());
  }

  private static RiskEvents.Kill kill(Kill kill) {
    return new RiskEvents.Kill(Instant.ofEpochMilli(kill.at()), kill.reason());
  }

  private static RiskEvents.Lock lock(Lock lock) {
    Direction direction = lock.direction();
    return new RiskEvents.Lock(
        Instant.ofEpochMilli(lock.at()),
        Instant.ofEpochMilli(lock.until()),
        lock.symbol() == null ? null : new ForeignText(lock.symbol()),
        direction == null ? null : direction == Direction.LONG ? "long" : "short",
        lock.protection(),
        lock.reason());
  }
}
