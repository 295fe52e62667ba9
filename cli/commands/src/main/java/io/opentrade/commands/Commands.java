package io.opentrade.commands;

import io.opentrade.protocol.Gateway;
import java.util.List;

/// The command line. Holds no state: one instance serves every caller at once.
public final class Commands {
  /// Runs one command.
  ///
  /// Failures are told on the terminal, never thrown. Interrupt the calling thread to cancel.
  ///
  /// @param argv without the program's name
  /// @return the exit code
  public int run(List<String> argv, Terminal terminal, Gateway gateway) {
    throw new UnsupportedOperationException("not built yet: " + argv);
  }

  /// Ways to go on with a line that is being typed.
  ///
  /// @param line with or without the program's name in front
  /// @param cursor where in the line, from 0
  public List<Candidate> complete(String line, int cursor, Gateway gateway) {
    return List.of();
  }
}
