package io.opentrade.server.autopilot;

import io.opentrade.protocol.Request;

/// The one door to the daemon's insides; what goes through it is permitted and recorded as what
/// anybody asks for.
public interface Door {
  /// Asks in the autopilot's name, which acts for the owner.
  ///
  /// @param account for which it works
  /// @throws io.opentrade.protocol.RequestFailed where it is refused or cannot be done
  <R> R ask(String account, Request<R> request) throws InterruptedException;
}
