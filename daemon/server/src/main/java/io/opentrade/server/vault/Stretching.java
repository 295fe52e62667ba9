package io.opentrade.server.vault;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// How dear a guess of the passphrase is: the costs of Argon2id (RFC 9106), version 1.3.
///
/// @param kibibytes memory of one guess
/// @param passes over that memory
/// @param lanes that may run at once
record Stretching(int kibibytes, int passes, int lanes) {
  /// For new vaults: about 0.3 s on a small machine, well above what RFC 9106 asks of those with
  /// little memory (64 MiB, 3 passes, 4 lanes).
  static final Stretching STANDARD = new Stretching(64 * 1024, 4, 4);

  /// A file from elsewhere must not cost more than this to be refused.
  private static final int MOST_KIBIBYTES = 128 * 1024;

  private static final int MOST_PASSES = 16;
  private static final int MOST_LANES = 16;

  Stretching {
    if (lanes < 1 || lanes > MOST_LANES) {
      throw new IllegalArgumentException("lanes must be from 1 to " + MOST_LANES);
    }
    if (kibibytes < 8 * lanes || kibibytes > MOST_KIBIBYTES) {
      throw new IllegalArgumentException("memory must be from 8 KiB a lane to 128 MiB");
    }
    if (passes < 1 || passes > MOST_PASSES) {
      throw new IllegalArgumentException("passes must be from 1 to " + MOST_PASSES);
    }
  }

  /// The key that a passphrase stands for.
  byte[] key(Secret passphrase, byte[] salt) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(kibibytes)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] key = new byte[Envelope.KEY_BYTES];
    argon.generateBytes(passphrase.bytes(), key);
    return key;
  }
}
