package io.opentrade.server.health;

import java.util.Locale;

/// Bytes in words for people.
final class Amount {
  private static final long MEBIBYTE = 1L << 20;

  private Amount() {}

  static String of(long bytes) {
    return bytes >= 1024 * MEBIBYTE
        ? String.format(Locale.ROOT, "%.1f GiB", bytes / (1024.0 * MEBIBYTE))
        : bytes / MEBIBYTE + " MiB";
  }
}
