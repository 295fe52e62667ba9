package io.opentrade.server.rpc;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/// Asks the kernel who is at the other end of a connection.
///
/// @param owner the user who owns this daemon
public record PeerCheck(UserPrincipal owner) {

  /// The user at the other end; empty where the kernel does not say.
  Optional<UserPrincipal> user(SocketChannel peer) {
    try {
      UnixDomainPrincipal principal = peer.getOption(ExtendedSocketOptions.SO_PEERCRED);
      return Optional.ofNullable(principal).map(UnixDomainPrincipal::user);
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty(); // not known means not let in
    }
  }

  boolean isOwner(UserPrincipal user) {
    return owner.equals(user);
  }
}
