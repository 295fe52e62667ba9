package io.opentrade.sandbox;

import io.opentrade.sandbox.jail.Jail;
import java.nio.file.Path;

/// Starts workers, and keeps a warm spare per language: a process whose language is loaded but that
/// has seen no script. A worker is used for one strategy and then killed. Thread-safe.
public final class Workers implements AutoCloseable {
  private Workers() {}

  /// @param jail the wall every worker stands behind; see {@link Jail#probe}
  /// @param limits for every worker unless {@link #take(Language, Limits)} says otherwise
  /// @param slots an existing private folder (0700) in which each worker gets a folder of its own
  public static Workers open(WorkerFiles files, Jail jail, Limits limits, Path slots) {
    throw new UnsupportedOperationException();
  }

  /// A warm spare, or a fresh process where there is none. The caller closes it.
  ///
  /// @throws ScriptFailed where the process does not come up
  public Worker take(Language language) {
    throw new UnsupportedOperationException();
  }

  /// The same with other limits. A spare serves only where its heap is what these limits want.
  public Worker take(Language language, Limits limits) {
    throw new UnsupportedOperationException();
  }

  /// Starts a spare in the background, so that the next `take` is fast.
  public void prepare(Language language) {
    throw new UnsupportedOperationException();
  }

  /// The wall that stands, for reports: `bubblewrap`, or `none (unsafe)`.
  public String wall() {
    throw new UnsupportedOperationException();
  }

  /// Kills every worker, given out or spare.
  @Override
  public void close() {}
}
