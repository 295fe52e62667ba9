package io.opentrade.server.app;

import io.opentrade.commands.Candidate;
import io.opentrade.commands.Commands;
import io.opentrade.commands.Terminal;
import io.opentrade.protocol.Gateway;
import io.opentrade.server.rpc.Shell;
import io.opentrade.server.text.Spoken;
import java.util.List;

/// The command tree behind the socket.
record CommandShell(Commands commands) implements Shell {
  @Override
  public int run(List<String> argv, Terminal terminal, Gateway gateway) {
    return ScopedValue.where(Spoken.PRESENT, Commands.language(argv, terminal))
        .call(() -> commands.run(argv, terminal, gateway));
  }

  @Override
  public List<Candidate> complete(String line, int cursor, Gateway gateway) {
    return commands.complete(line, cursor, gateway);
  }
}
