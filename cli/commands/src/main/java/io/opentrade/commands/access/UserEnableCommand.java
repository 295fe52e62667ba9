package io.opentrade.commands.access;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.UserEnable;
import picocli.CommandLine.Parameters;

/// `user enable NAME`: lets a user in again.
public final class UserEnableCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return AccessScreen.user(invocation, invocation.ask(new UserEnable(name)));
  }
}
