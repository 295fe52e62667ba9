package io.opentrade.protocol;

/// `vault.passphrase`: replaces the passphrase; the vault is open afterwards.
public record VaultPassphrase(SecretText old, SecretText fresh) implements VaultRequest {
  public VaultPassphrase {
    Values.present("old", old);
    Values.present("fresh", fresh);
  }
}
