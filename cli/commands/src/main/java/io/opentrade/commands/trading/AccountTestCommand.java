package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AccountTest;
import picocli.CommandLine.Parameters;

/// `account test NAME`: whether the exchange accepts its key.
public final class AccountTestCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return AccountScreen.show(invocation, invocation.ask(new AccountTest(name)));
  }
}
