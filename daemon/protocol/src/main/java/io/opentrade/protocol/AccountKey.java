package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// A key of an exchange on its way to the vault. It prints as dots.
///
/// @param passphrase where the exchange has one (OKX), else null
public record AccountKey(SecretText key, SecretText secret, @Nullable SecretText passphrase) {
  public AccountKey {
    Values.present("key", key);
    Values.present("secret", secret);
  }
}
