package io.opentrade.server.rpc;

import io.opentrade.protocol.Actor;
import io.opentrade.server.access.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who is at the other end of a connection. What they may do is looked up at each request, so that
/// what is taken away meanwhile holds at once.
final class Visitor {
  private final String user;
  private final Entrance entrance;
  private volatile @Nullable Supplier<Optional<Actor>> who;

  /// @param user of the machine
  /// @param who null for somebody who has yet to show a token
  Visitor(String user, @Nullable Supplier<Optional<Actor>> who, Entrance entrance) {
    this.user = user;
    this.who = who;
    this.entrance = entrance;
  }

  /// Whether it is known who this is.
  boolean isKnown() {
    return who != null;
  }

  /// On whose behalf they speak now; empty where they have no rights, or none any more.
  Optional<Actor> actor() {
    Supplier<Optional<Actor>> present = who;
    return present == null ? Optional.empty() : present.get();
  }

  /// Takes a token; from then on they speak on its behalf.
  ///
  /// @return why it is not taken, after a while; empty where it is
  Optional<Refusal> show(String token) throws InterruptedException {
    if (entrance.attempts().locks(user)) {
      return Optional.of(Refusal.LOCKED);
    }
    Optional<String> name = entrance.access().nameOf(token);
    if (name.isEmpty()) {
      Duration pause = entrance.attempts().wrong(user);
      entrance.pause().of(pause);
      return Optional.of(Refusal.STRANGER);
    }
    entrance.attempts().right(user);
    String found = name.orElseThrow();
    who = () -> entrance.access().token(found);
    return Optional.empty();
  }
}
