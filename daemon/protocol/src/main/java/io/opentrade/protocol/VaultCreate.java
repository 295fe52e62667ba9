package io.opentrade.protocol;

/// `vault.create`: makes an empty vault and leaves it open.
public record VaultCreate(SecretText passphrase) implements VaultRequest {
  public VaultCreate {
    Values.present("passphrase", passphrase);
  }
}
