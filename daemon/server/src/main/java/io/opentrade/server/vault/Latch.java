package io.opentrade.server.vault;

import java.security.SecureRandom;
import java.util.Optional;

/// One way to open a compartment: its key, encrypted with what the owner knows or has.
sealed interface Latch {
  /// The compartment's key inside.
  Envelope key();

  /// What the owner knows.
  ///
  /// @param salt 16 bytes, new with each passphrase
  record Passphrase(Stretching stretching, byte[] salt, Envelope key) implements Latch {
    private static final int SALT_BYTES = 16;

    static Passphrase around(
        byte[] key, Compartment of, Secret passphrase, Stretching stretching, SecureRandom random) {
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      byte[] outer = stretching.key(passphrase, salt);
      return new Passphrase(stretching, salt, Envelope.seal(outer, key, label(of), random));
    }

    Optional<byte[]> open(Compartment of, Secret passphrase) {
      return key.open(stretching.key(passphrase, salt), label(of));
    }

    private static byte[] label(Compartment of) {
      return VaultFormat.label("passphrase", of);
    }
  }

  /// What the owner's machine has: a file or a credential of the system.
  record KeyFile(Envelope key) implements Latch {
    static KeyFile around(byte[] key, Compartment of, byte[] outer, SecureRandom random) {
      return new KeyFile(Envelope.seal(outer, key, label(of), random));
    }

    Optional<byte[]> open(Compartment of, byte[] outer) {
      return key.open(outer, label(of));
    }

    private static byte[] label(Compartment of) {
      return VaultFormat.label("keyFile", of);
    }
  }
}
