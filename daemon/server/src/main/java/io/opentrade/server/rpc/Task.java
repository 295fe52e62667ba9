package io.opentrade.server.rpc;

import org.jspecify.annotations.Nullable;

/// One call of a client while it is worked on, on a thread of its own.
final class Task {
  private final Object id;
  private final String name;
  private @Nullable Thread thread;
  private boolean cancelled;

  /// @param id as the client wrote it
  /// @param name the request's id in the log
  Task(Object id, String name) {
    this.id = id;
    this.name = name;
  }

  Object id() {
    return id;
  }

  String name() {
    return name;
  }

  /// Begins to run; a cancel that came before is made up for.
  synchronized void begin(Thread worker) {
    thread = worker;
    if (cancelled) {
      worker.interrupt();
    }
  }

  /// A cancel from now on comes too late.
  synchronized void finish() {
    thread = null;
  }

  synchronized void cancel() {
    cancelled = true;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
