package io.opentrade.server.notify;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SecretText;
import io.opentrade.server.vault.Compartment;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.vault.VaultRefused;
import java.io.IOException;

/// The passwords and keys of channels, in the vault's compartment for notifications.
public final class ChannelSecrets {
  private static final String PREFIX = "channel/";

  private final Vault vault;

  public ChannelSecrets(Vault vault) {
    this.vault = vault;
  }

  boolean open() {
    return vault.opened().contains(Compartment.NOTIFICATIONS);
  }

  /// Work to be done with a secret.
  interface Use {
    void with(String secret) throws IOException, InterruptedException;
  }

  /// @throws NotDelivered where the vault is locked, or has none
  void use(String channel, Use use) throws IOException, InterruptedException {
    try (Secret secret =
        vault
            .get(Compartment.NOTIFICATIONS, PREFIX + channel)
            .orElseThrow(() -> new NotDelivered("the vault has no secret for it"))) {
      use.with(secret.reveal());
    } catch (VaultRefused refused) {
      throw new NotDelivered("the vault does not give its secret: " + refused.reason());
    }
  }

  /// @throws RequestFailed where the vault is locked or cannot be written
  void put(String channel, SecretText text) {
    try (Secret secret = Secret.of(text.text())) {
      vault.put(Compartment.NOTIFICATIONS, PREFIX + channel, secret);
    } catch (VaultRefused refused) {
      throw failure(refused);
    }
  }

  /// @throws RequestFailed where the vault is locked or cannot be written
  void remove(String channel) {
    try {
      vault.remove(Compartment.NOTIFICATIONS, PREFIX + channel);
    } catch (VaultRefused refused) {
      throw failure(refused);
    }
  }

  private RequestFailed failure(VaultRefused refused) {
    if (!vault.exists()) {
      return new RequestFailed(
          FailureKind.NOT_FOUND,
          "there is no vault to keep its secret in",
          "make one: opentrade vault create");
    }
    return refused.reason() == VaultRefused.Reason.LOCKED
        ? new RequestFailed(
            FailureKind.NOT_ALLOWED,
            "the vault is locked, and the secret is in it",
            "open it: opentrade vault unlock --only notifications")
        : new RequestFailed(
            FailureKind.FAILED,
            "the vault cannot be used: " + refused.getMessage(),
            "look: opentrade vault status");
  }
}
