package io.opentrade.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// A text that must not be seen: it prints as dots, so that no log, error or `toString` shows it.
public final class Secret implements AutoCloseable {
  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Secret of(String text) {
    return new Secret(text.getBytes(UTF_8));
  }

  /// Takes the bytes over: they are wiped with this.
  public static Secret taking(byte[] bytes) {
    return new Secret(bytes);
  }

  /// The text itself. Only for whoever signs or sends with it.
  public String reveal() {
    return new String(bytes, UTF_8);
  }

  byte[] bytes() {
    return bytes;
  }

  /// Wipes it from memory; it is empty characters from then on.
  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && java.security.MessageDigest.isEqual(bytes, secret.bytes);
  }

  /// The same for all: a hash would tell something of it.
  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "•••";
  }
}
