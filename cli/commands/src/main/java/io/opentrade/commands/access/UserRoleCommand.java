package io.opentrade.commands.access;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.UserRole;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `user role NAME`: changes what a user may do.
public final class UserRoleCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Mixin RightsFlags flags = new RightsFlags();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return AccessScreen.user(
        invocation, invocation.ask(new UserRole(name, flags.rights(invocation))));
  }
}
