package io.opentrade.research.candles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The fields of one line as stretches of its bytes, blanks and quotes around them taken off.
final class CsvFields {
  private final byte separator;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int count;

  CsvFields(byte separator) {
    this.separator = separator;
  }

  /// The most common of comma, semicolon and tab.
  static byte separatorOf(byte[] text, int from, int to) {
    int[] counts = new int[3];
    byte[] candidates = {',', ';', '\t'};
    for (int at = from; at < to; at++) {
      for (int i = 0; i < 3; i++) {
        counts[i] += text[at] == candidates[i] ? 1 : 0;
      }
    }
    int best = counts[1] > counts[0] ? 1 : 0;
    return candidates[counts[2] > counts[best] ? 2 : best];
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
    return new String(bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
  }

  void split(byte[] text, int from, int to) {
    count = 0;
    int begin = from;
    boolean quoted = false;
    for (int at = from; at < to; at++) {
      byte character = text[at];
      if (character == '"') {
        quoted = !quoted;
      } else if (character == separator && !quoted) {
        add(text, begin, at);
        begin = at + 1;
      }
    }
    add(text, begin, to);
  }

  private void add(byte[] text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && (text[start] == ' ' || text[start] == '"')) {
      start++;
    }
    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '"')) {
      end--;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = start;
    ends[count++] = end;
  }
}
