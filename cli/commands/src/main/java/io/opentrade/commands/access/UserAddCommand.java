package io.opentrade.commands.access;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.UserAdd;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `user add NAME`: lets another user of this machine in.
public final class UserAddCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Mixin RightsFlags flags = new RightsFlags();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return AccessScreen.user(
        invocation, invocation.ask(new UserAdd(name, flags.rights(invocation))));
  }
}
