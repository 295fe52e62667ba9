package io.opentrade.server.app;

import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The door for those who are built before it: what runs commands is itself asked for by commands.
final class LateGateway implements Gateway {
  private volatile @Nullable Gateway door;

  /// From now on it leads there.
  void leadsTo(Gateway door) {
    this.door = door;
  }

  @Override
  public <R> R call(Request<R> request, Progress progress) throws InterruptedException {
    return Objects.requireNonNull(door, "the house is not built yet").call(request, progress);
  }
}
