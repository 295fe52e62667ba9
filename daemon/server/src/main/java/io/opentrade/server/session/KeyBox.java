package io.opentrade.server.session;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.vault.Compartment;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.vault.VaultRefused;
import io.opentrade.server.vault.WrongGuesses;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The keys of accounts, in the vault's compartment for trading. Safe for use by many threads.
final class KeyBox {
  private static final String PREFIX = "account/";

  private final Vault vault;
  private final WrongGuesses guesses = new WrongGuesses(Thread::sleep);
  private final AtomicLong changes = new AtomicLong();

  KeyBox(Vault vault) {
    this.vault = vault;
  }

  /// Whether keys can be had. Accounts at work count as use: the vault does not lock itself under
  /// them.
  boolean open() {
    try {
      vault.names(Compartment.TRADING);
      return true;
    } catch (VaultRefused _) {
      return false;
    }
  }

  /// Counts up whenever a key is changed.
  long changes() {
    return changes.get();
  }

  /// An account's key; empty where there is none.
  ///
  /// @throws RequestFailed where the vault is locked
  Optional<StoredKey> find(String account) {
    try {
      Optional<Secret> found = vault.get(Compartment.TRADING, PREFIX + account);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      try (Secret secret = found.get()) {
        return Optional.of(StoredKey.read(secret));
      }
    } catch (VaultRefused refused) {
      throw failure(refused);
    }
  }

  /// @throws RequestFailed where the vault is locked or cannot be written
  void put(String account, StoredKey key) {
    try (Secret secret = key.secretText()) {
      vault.put(Compartment.TRADING, PREFIX + account, secret);
      changes.incrementAndGet();
    } catch (VaultRefused refused) {
      throw failure(refused);
    }
  }

  /// @throws RequestFailed where the vault is locked or cannot be written
  void remove(String account) {
    try {
      vault.remove(Compartment.TRADING, PREFIX + account);
      changes.incrementAndGet();
    } catch (VaultRefused refused) {
      throw failure(refused);
    }
  }

  /// @throws RequestFailed where the vault is locked
  void demandOpen() {
    try {
      vault.names(Compartment.TRADING);
    } catch (VaultRefused refused) {
      throw failure(refused);
    }
  }

  /// @throws RequestFailed where this is not the vault's passphrase
  void confirm(String passphrase) throws InterruptedException {
    try (Secret secret = Secret.of(passphrase)) {
      guesses.counted(() -> vault.confirm(secret));
    } catch (VaultRefused refused) {
      throw failure(refused);
    }
  }

  private RequestFailed failure(VaultRefused refused) {
    if (!vault.exists()) {
      return new RequestFailed(
          FailureKind.NOT_FOUND,
          "there is no vault to keep keys in",
          "make one: opentrade vault create");
    }
    return switch (refused.reason()) {
      case LOCKED ->
          new RequestFailed(
              FailureKind.NOT_ALLOWED,
              "the vault is locked, and the key is in it",
              "open it: opentrade vault unlock");
      case WRONG_KEY ->
          new RequestFailed(FailureKind.NOT_ALLOWED, "that is not the vault's passphrase", null);
      case ABSENT, PRESENT, NO_SUCH_LATCH, WEAK, DAMAGED, NOT_PRIVATE, UNUSABLE ->
          new RequestFailed(
              FailureKind.FAILED,
              "the vault cannot be used: " + refused.getMessage(),
              "look: opentrade vault status");
    };
  }
}
