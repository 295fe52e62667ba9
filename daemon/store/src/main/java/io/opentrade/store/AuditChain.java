package io.opentrade.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The hash of a row: SHA-256 over the hash of the row before, the numbers, and each text with its
/// length, so that no two rows are written alike.
final class AuditChain {
  /// What stands before the first row.
  private static final byte[] START = new byte[32];

  private AuditChain() {}

  static byte[] start() {
    return START.clone();
  }

  static byte[] hash(byte[] before, AuditRow row) {
    MessageDigest digest = sha256();
    digest.update(before);
    digest.update(
        ByteBuffer.allocate(3 * Long.BYTES)
            .putLong(row.number())
            .putLong(row.at())
            .putLong(row.begun())
            .flip());
    for (String text : List.of(row.kind(), row.actor(), row.method(), row.request(), row.body())) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
