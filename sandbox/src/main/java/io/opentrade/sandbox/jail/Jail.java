package io.opentrade.sandbox.jail;

import java.util.List;

/// A wall around a worker.
public sealed interface Jail permits Bubblewrap, Unwalled {
  /// Where the cell's things lie for the program inside.
  Layout layout(Cell cell);

  /// The command line that starts the program (in terms of the layout) behind this wall; to be
  /// started with an empty environment, by a thread that outlives the program.
  List<String> command(Cell cell, List<String> program);

  /// For reports: `bubblewrap`, `none (unsafe)`.
  String name();

  /// Tries out which wall can be had on this machine; takes some ten milliseconds.
  static Probe probe() {
    return Bubblewrap.probe();
  }

  /// No wall at all. Only where a person asked for it explicitly: the script then has whatever the
  /// language's own sandbox leaves, with the rights of this user.
  static Jail unsafe() {
    return new Unwalled();
  }

  /// What a probe found.
  sealed interface Probe {
    /// This wall stands.
    record Standing(Jail jail) implements Probe {}

    /// None stands.
    ///
    /// @param reason for people: what is missing and what to install
    record Missing(String reason) implements Probe {}
  }
}
