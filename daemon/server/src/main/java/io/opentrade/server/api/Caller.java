package io.opentrade.server.api;

import io.opentrade.protocol.Actor;

/// On whose behalf the present thread works. Bound by whoever lets a request in; where it is not
/// bound, nobody asks, and nobody may do nothing.
///
/// @param request the id under which the log keeps all that is done for it
public record Caller(Actor actor, String request) {
  /// The caller of the present thread.
  public static final ScopedValue<Caller> PRESENT = ScopedValue.newInstance();
}
