package io.opentrade.server.rpc;

import io.opentrade.protocol.Actor;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/// Asks the kernel who is at the other end of a connection. Only the owner is somebody.
///
/// @param owner the user who owns this daemon
public record PeerCheck(UserPrincipal owner) {

  /// The actor at the other end; empty for everybody else than the owner, and where the kernel does
  /// not say.
  public Optional<Actor> identify(SocketChannel peer) {
    try {
      UnixDomainPrincipal principal = peer.getOption(ExtendedSocketOptions.SO_PEERCRED);
      if (principal != null && owner.equals(principal.user())) {
        return Optional.of(Actor.owner(owner.getName()));
      }
    } catch (IOException | UnsupportedOperationException _) {
      // not known means not let in
    }
    return Optional.empty();
  }
}
