package io.opentrade.commands.access;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.UserDisable;
import picocli.CommandLine.Parameters;

/// `user disable NAME`: turns a user away, at once.
public final class UserDisableCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return AccessScreen.user(invocation, invocation.ask(new UserDisable(name)));
  }
}
