package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.server.vault.Compartment;
import io.opentrade.server.vault.Vault;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Whether the vault is open. Looking also locks what nobody used for too long.
public record VaultCheck(Vault vault, Supplier<Messages> messages) implements HealthCheck {

  @Override
  public String name() {
    return "vault";
  }

  @Override
  public Check look() {
    if (!vault.exists()) {
      return found(State.OK, messages.get().say(Sentence.HEALTH_VAULT_NONE));
    }
    Set<Compartment> open = vault.opened();
    String words = open.stream().map(Compartment::word).collect(Collectors.joining(", "));
    return open.isEmpty()
        ? found(State.OK, messages.get().say(Sentence.HEALTH_VAULT_LOCKED))
        : found(State.OK, messages.get().say(Sentence.HEALTH_VAULT_OPEN, words));
  }
}
