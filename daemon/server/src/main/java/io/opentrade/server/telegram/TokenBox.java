package io.opentrade.server.telegram;

import io.opentrade.server.vault.Compartment;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.vault.VaultRefused;
import java.util.Optional;

/// The bot's token, in the vault's compartment for notifications. Safe for use by many threads.
final class TokenBox {
  private static final String NAME = "telegram/bot";

  private final Vault vault;

  TokenBox(Vault vault) {
    this.vault = vault;
  }

  /// Whether there is a vault at all.
  boolean exists() {
    return vault.exists();
  }

  /// Whether it can be looked into; asking does not count as use.
  boolean isOpen() {
    return vault.opened().contains(Compartment.NOTIFICATIONS);
  }

  /// Empty where there is none.
  ///
  /// @throws VaultRefused where the vault is locked
  Optional<BotKey> find() throws VaultRefused {
    Optional<Secret> found = vault.get(Compartment.NOTIFICATIONS, NAME);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Secret secret = found.get()) {
      return Optional.of(BotKey.read(secret));
    }
  }

  /// @throws VaultRefused where the vault is locked or cannot be written
  void put(BotKey key) throws VaultRefused {
    try (Secret secret = key.secretText()) {
      vault.put(Compartment.NOTIFICATIONS, NAME, secret);
    }
  }

  /// @throws VaultRefused where there is no vault, or it is locked
  void demandOpen() throws VaultRefused {
    vault.names(Compartment.NOTIFICATIONS);
  }
}
