package io.opentrade.commands.access;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.TokenInfo;
import io.opentrade.protocol.TokenRevoke;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `token revoke NAME`: it holds no more, at once.
public final class TokenRevokeCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    TokenInfo revoked = invocation.ask(new TokenRevoke(name));
    if (invocation.json()) {
      invocation.document(revoked);
    } else {
      AccessScreen.tokens(invocation, List.of(revoked));
    }
    return 0;
  }
}
