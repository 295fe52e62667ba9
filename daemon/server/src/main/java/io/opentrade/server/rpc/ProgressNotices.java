package io.opentrade.server.rpc;

import io.opentrade.protocol.Progress;

/// Tells a program how far its request is, a few times a second at most.
final class ProgressNotices implements Progress {
  private static final long PAUSE_NANOS = 100_000_000;

  private final Object id;
  private final Outbox outbox;
  private long last = System.nanoTime() - PAUSE_NANOS;

  ProgressNotices(Object id, Outbox outbox) {
    this.id = id;
    this.outbox = outbox;
  }

  @Override
  public void at(Step step) {
    long now = System.nanoTime();
    if (now - last >= PAUSE_NANOS || step.done() == step.total()) {
      last = now;
      outbox.send(Lines.progress(id, step));
    }
  }
}
