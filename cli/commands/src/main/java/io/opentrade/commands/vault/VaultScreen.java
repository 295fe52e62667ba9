package io.opentrade.commands.vault;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.VaultStatus;

/// How the vault stands.
final class VaultScreen {
  private VaultScreen() {}

  static int show(Invocation invocation, VaultStatus.Reply vault) {
    if (invocation.json()) {
      invocation.document(vault);
      return 0;
    }
    if (!vault.exists()) {
      invocation.out().print(invocation.text("vault.none"));
      return 0;
    }
    for (VaultStatus.Compartment each : vault.compartments()) {
      Tint tint = each.open() ? Tint.WARN : Tint.PLAIN;
      String state = invocation.text(each.open() ? "vault.open" : "vault.locked");
      invocation.out().print(new Line().add(each.name()).padTo(16).add(tint, state));
    }
    if (vault.autoLock() != null) {
      invocation.out().print(invocation.text("vault.autoLock", vault.autoLock()));
    }
    return 0;
  }
}
