package io.opentrade.server.rpc;

import io.opentrade.commands.Candidate;
import io.opentrade.commands.Terminal;
import io.opentrade.protocol.Gateway;
import java.util.List;

/// What runs command lines: the command tree.
public interface Shell {
  /// Runs one command; failures are told on the terminal. An interrupt of the thread cancels it.
  ///
  /// @return the exit code
  int run(List<String> argv, Terminal terminal, Gateway gateway);

  /// Ways to go on with a line that is being typed.
  List<Candidate> complete(String line, int cursor, Gateway gateway);
}
