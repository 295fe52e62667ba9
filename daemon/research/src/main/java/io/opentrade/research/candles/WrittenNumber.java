package io.opentrade.research.candles;

/// Numbers as spreadsheets and local sites write them, made plain: `1.234,5` and `1,234.5` become
/// `1234.5`, a volume of `1.5K` becomes `1.5e3`. Which sign is which is decided once for a file;
/// where nothing tells, a single comma before three digits is not read at all.
final class WrittenNumber {
  private static final String SUFFIXES = "KMBT";

  private NumberStyle style = NumberStyle.UNKNOWN;
  private byte[] plain = new byte[64];
  private int length;
  private int digits;
  private boolean grouped;
  private boolean decimals;

  void style(NumberStyle other) {
    style = other;
  }

  NumberStyle style() {
    return style;
  }

  /// The number made plain, up to [#length].
  byte[] plain() {
    return plain;
  }

  int length() {
    return length;
  }

  /// Makes a number plain.
  ///
  /// @param suffixes whether K, M, B and T stand for thousands to trillions
  /// @return false where the text is no such number, or could be two
  boolean parse(byte[] text, int from, int to, boolean suffixes) {
    length = 0;
    digits = 0;
    grouped = false;
    decimals = false;
    if (plain.length < to - from + 4) {
      plain = new byte[to - from + 4];
    }
    int at = from;
    while (at < to && (text[at] == '-' || text[at] == '+' || text[at] == '$')) {
      if (text[at] != '$') {
        plain[length++] = text[at];
      }
      at++;
    }
    byte decimal = (byte) (style == NumberStyle.COMMA ? ',' : '.');
    for (; at < to && !isEnd(text[at]); at++) {
      if (!sign(text, at, to, decimal)) {
        return false;
      }
    }
    boolean whole = decimals || !grouped || digits == 3;
    boolean clear = decimals || !grouped || style != NumberStyle.UNKNOWN;
    return whole && clear && length > 0 && end(text, at, to, suffixes);
  }

  private static boolean isEnd(byte character) {
    return character >= 'A' && character <= 'Z' || character >= 'a' && character <= 'z';
  }

  /// Takes a digit, the decimal sign or a sign between groups of digits.
  private boolean sign(byte[] text, int at, int to, byte decimal) {
    byte character = text[at];
    if (character >= '0' && character <= '9') {
      plain[length++] = character;
      digits++;
      return true;
    }
    if (character == decimal && !decimals) {
      plain[length++] = '.';
      boolean fits = !grouped || digits == 3;
      decimals = true;
      digits = 0;
      return fits;
    }
    boolean group =
        character == (decimal == ',' ? '.' : ',') || character == ' ' || character == '\'';
    boolean fits =
        !decimals
            && at + 1 < to
            && (grouped ? digits == 2 || digits == 3 : digits >= 1 && digits <= 3);
    grouped = true;
    digits = 0;
    return group && fits;
  }

  private boolean end(byte[] text, int from, int to, boolean suffixes) {
    if (from == to) {
      return true;
    }
    int power = SUFFIXES.indexOf(Character.toUpperCase((char) text[from])) + 1;
    if (suffixes && power > 0 && to - from == 1) {
      plain[length++] = 'e';
      byte[] exponent =
          Integer.toString(3 * power).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      for (byte digit : exponent) {
        plain[length++] = digit;
      }
      return true;
    }
    System.arraycopy(text, from, plain, length, to - from);
    length += to - from;
    return !grouped;
  }
}
