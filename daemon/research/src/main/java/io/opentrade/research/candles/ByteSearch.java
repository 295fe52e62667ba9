package io.opentrade.research.candles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds a byte, looking at eight of them at once.
final class ByteSearch {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST = ONES << 7;

  private ByteSearch() {}

  /// The place of the first such byte from `from` (inclusive) to `to` (exclusive); `to` where there
  /// is none.
  static int next(byte[] bytes, byte wanted, int from, int to) {
    long pattern = (wanted & 0xff) * ONES;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long other = (long) EIGHT.get(bytes, at) ^ pattern;
      // The lowest highest bit that is left is that of the first byte of zeros: a borrow, which
      // could leave another, comes only from below.
      long zeros = other - ONES & ~other & HIGHEST;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
