package io.opentrade.research.candles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The fields of one line as stretches of its bytes, blanks and quotes around them taken off. Plain
/// numbers, which nearly all fields are, are read on the way.
final class CsvFields {
  /// So many digits are below 2^53, and with a power of ten up to 15 one division rounds correctly.
  private static final int EXACT_DIGITS = 15;

  private static final double[] TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final byte separator;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private double[] values = new double[32];
  private int[] decimals = new int[32];
  private boolean[] whole = new boolean[32];
  private int count;

  CsvFields(byte separator) {
    this.separator = separator;
  }

  byte separator() {
    return separator;
  }

  /// The most common of semicolon, tab and bar, unless commas are by far more common: beside those
  /// three a comma is a decimal sign.
  static byte separatorOf(byte[] text, int from, int to) {
    byte[] candidates = {';', '\t', '|', ','};
    int[] counts = new int[candidates.length];
    boolean quoted = false;
    int best = 0;
    for (int at = from; at < to; at++) {
      quoted ^= text[at] == '"';
      for (int i = 0; i < candidates.length; i++) {
        counts[i] += !quoted && text[at] == candidates[i] ? 1 : 0;
      }
    }
    for (int i = 1; i < candidates.length - 1; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    int commas = counts[candidates.length - 1];
    return counts[best] > 0 && counts[best] * 2 >= commas ? candidates[best] : (byte) ',';
  }

  int count() {
    return count;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  String text(byte[] bytes, int field) {
    int length = ends[field] - starts[field];
    String text = new String(bytes, starts[field], length, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0
        ? text
        : new String(bytes, starts[field], length, StandardCharsets.ISO_8859_1);
  }

  /// Whether the field is nothing but digits with a point among them, few enough to be exact.
  boolean isPlainNumber(int field) {
    return decimals[field] >= 0;
  }

  /// Whether the field is nothing but digits.
  boolean isWholeNumber(int field) {
    return whole[field];
  }

  /// The value of a plain number, bit-equal to `Double.parseDouble`.
  double value(int field) {
    return values[field];
  }

  /// The decimal places that a plain number uses, trailing zeros aside.
  int decimals(int field) {
    return decimals[field];
  }

  void split(byte[] text, int from, int to) {
    count = 0;
    int begin = from;
    while (begin <= to) {
      reserve();
      int end = plain(text, begin, to);
      begin = (end < 0 ? other(text, begin, to) : end) + 1;
    }
  }

  /// Takes a plain number.
  ///
  /// @return where the field ends; -1 where it is something else, and nothing was taken
  private int plain(byte[] text, int from, int to) {
    long mantissa = 0;
    int point = -1;
    int at = from;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
      } else if (digit == '.' - '0' && point < 0) {
        point = at;
      } else {
        break;
      }
    }
    int digits = at - from - (point < 0 ? 0 : 1);
    if (at < to && text[at] != separator || digits == 0 || digits > EXACT_DIGITS) {
      return -1;
    }
    int fraction = point < 0 ? 0 : at - 1 - point;
    values[count] = fraction == 0 ? mantissa : mantissa / TEN[fraction];
    while (fraction > 0 && text[point + fraction] == '0') {
      fraction--;
    }
    decimals[count] = fraction;
    whole[count] = point < 0;
    starts[count] = from;
    ends[count++] = at;
    return at;
  }

  /// Takes a field of any kind.
  ///
  /// @return where it ends
  private int other(byte[] text, int from, int to) {
    boolean quoted = false;
    int at = from;
    for (; at < to && (quoted || text[at] != separator); at++) {
      quoted ^= text[at] == '"';
    }
    int start = from;
    int end = at;
    while (start < end && (text[start] == ' ' || text[start] == '"')) {
      start++;
    }
    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '"')) {
      end--;
    }
    decimals[count] = -1;
    whole[count] = false;
    starts[count] = start;
    ends[count++] = end;
    return at;
  }

  private void reserve() {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      values = Arrays.copyOf(values, count * 2);
      decimals = Arrays.copyOf(decimals, count * 2);
      whole = Arrays.copyOf(whole, count * 2);
    }
  }
}
