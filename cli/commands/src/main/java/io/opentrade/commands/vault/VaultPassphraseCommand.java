package io.opentrade.commands.vault;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Passphrases;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.VaultPassphrase;

/// `vault passphrase`: replaces the passphrase.
public final class VaultPassphraseCommand extends Command {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    SecretText old = Passphrases.ask(invocation, "vault.ask");
    SecretText fresh = Passphrases.askNew(invocation, "vault.askNew");
    return VaultScreen.show(invocation, invocation.ask(new VaultPassphrase(old, fresh)));
  }
}
