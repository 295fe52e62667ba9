package io.opentrade.server.rpc;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.server.access.Access;
import io.opentrade.server.access.Attempts;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One of the daemon's sockets: who may come in by it, and how they are known.
///
/// @param admits who is let in
/// @param check asks the kernel who is at the other end
public record Entrance(
    Admits admits, PeerCheck check, Access access, Attempts attempts, Pause pause) {
  /// Who is let in.
  public enum Admits {
    /// The owner, who may show a token to do less.
    OWNER,
    /// Whoever shows a token.
    TOKENS,
    /// The owner, and other users of the machine who were added.
    USERS,
    /// All of them.
    BOTH;

    /// What a line of strangers may have: a piece of a file fits, and so do a hundred of them that
    /// begin one and never end it.
    private static final int STRANGE_LINE = 128 << 10;

    /// The most bytes that a line of theirs may have.
    int lineLimit() {
      return this == OWNER ? Frames.LINE_LIMIT : STRANGE_LINE;
    }
  }

  /// Lets time pass.
  @FunctionalInterface
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /// Whoever knocks; empty for who is let in by no means.
  Optional<Visitor> welcome(SocketChannel peer) {
    UserPrincipal user = check.user(peer).orElse(null);
    if (user == null) {
      return Optional.empty();
    }
    Supplier<Optional<Actor>> known = known(user);
    boolean mayShowToken = admits == Admits.TOKENS || admits == Admits.BOTH;
    if (known == null && !mayShowToken) {
      return Optional.empty();
    }
    return Optional.of(new Visitor(user.getName(), known, this));
  }

  private @Nullable Supplier<Optional<Actor>> known(UserPrincipal user) {
    if (admits == Admits.TOKENS) {
      return null;
    }
    if (check.isOwner(user)) {
      return () -> Optional.of(access.owner());
    }
    String name = user.getName();
    boolean added = admits != Admits.OWNER && access.user(name).isPresent();
    return added ? () -> access.user(name) : null;
  }
}
