package io.opentrade.commands.vault;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.VaultStatus;

/// `vault status`.
public final class VaultStatusCommand extends Command {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return VaultScreen.show(invocation, invocation.ask(new VaultStatus()));
  }
}
