package io.opentrade.server.alert;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Request;
import io.opentrade.server.stored.CommandLines;
import java.util.Optional;
import java.util.function.Function;

/// The ways by which alerts act; everybody's ways, so that all of it is permitted and recorded as
/// what anybody does.
///
/// @param rights what somebody who made an alert may do at present; empty where that is nothing any
///     more
public record Doors(Door door, CommandLines commands, Function<Actor, Optional<Actor>> rights) {
  /// The one door to the daemon's insides.
  public interface Door {
    /// Asks on behalf of somebody.
    ///
    /// @param request the id under which the log keeps what is done
    /// @return the answer
    /// @throws io.opentrade.protocol.RequestFailed where it is refused or cannot be done
    Object ask(Actor actor, String request, Request<?> what) throws InterruptedException;
  }
}
