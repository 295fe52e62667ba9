package io.opentrade.server.watchdog;

import java.time.Instant;

/// Something is not well.
///
/// @param measure the worst that was seen: milliseconds, or a count
/// @param rule as it was when it began
public record Trouble(Watched what, long measure, Rule rule, Instant since) {
  Trouble worse(long now) {
    return new Trouble(what, Math.max(measure, now), rule, since);
  }
}
