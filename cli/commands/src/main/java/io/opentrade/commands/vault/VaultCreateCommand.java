package io.opentrade.commands.vault;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Passphrases;
import io.opentrade.protocol.VaultCreate;
import io.opentrade.protocol.VaultStatus;

/// `vault create`: makes an empty vault, open.
public final class VaultCreateCommand extends Command {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    VaultStatus.Reply present = invocation.ask(new VaultStatus());
    if (present.exists()) {
      throw invocation.usage("vault.present");
    }
    VaultCreate request = new VaultCreate(Passphrases.askNew(invocation, "vault.askNew"));
    return VaultScreen.show(invocation, invocation.ask(request));
  }
}
