package io.opentrade.server.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Something encrypted with AES-256 in Galois/Counter Mode (NIST SP 800-38D): a fresh nonce of 96
/// bits each time, a tag of 128 bits at the end.
record Envelope(byte[] nonce, byte[] sealed) {
  static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /// @param label what it is; it opens only under the same label
  static Envelope seal(byte[] key, byte[] plain, byte[] label, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      return new Envelope(nonce, cipher(Cipher.ENCRYPT_MODE, key, nonce, label).doFinal(plain));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is missing from this Java", impossible);
    }
  }

  /// What is inside; empty where the key is another, or anything was changed.
  Optional<byte[]> open(byte[] key, byte[] label) {
    if (nonce.length != NONCE_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, label).doFinal(sealed));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is missing from this Java", impossible);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] label)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(label);
    return cipher;
  }
}
