package io.opentrade.store;

/// Ids of runs: the milliseconds since 2025 in eight digits of base 32 (no i, l, o, u, which people
/// misread), so that they sort by time until the year 2059.
final class RunId {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final long EPOCH = 1_735_689_600_000L;
  private static final int LENGTH = 8;

  private RunId() {}

  static String of(long epochMillis) {
    long rest = Math.max(0, epochMillis - EPOCH);
    char[] text = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(text);
  }

  static long millis(String id) {
    long value = 0;
    for (int i = 0; i < id.length(); i++) {
      value = value << 5 | DIGITS.indexOf(id.charAt(i));
    }
    return value + EPOCH;
  }
}
