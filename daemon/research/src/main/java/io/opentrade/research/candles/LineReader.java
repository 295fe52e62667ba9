package io.opentrade.research.candles;

import java.io.IOException;
import java.io.InputStream;

/// Lines as stretches of a reused buffer: no text object a line. A line ends with LF or CRLF, or
/// with CR alone where a file has nothing else.
final class LineReader {
  private static final int LONGEST_LINE = 1 << 20;

  private final InputStream stream;
  private final Place place;

  /// Twice what a buffered stream holds, which then reads right into it.
  private byte[] buffer = new byte[1 << 17];

  private int limit;
  private int next;
  private int start;
  private int end;
  private long line;
  private boolean ended;
  private byte ending;

  LineReader(InputStream stream, Place place) {
    this.stream = stream;
    this.place = place;
  }

  byte[] bytes() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /// Number of the present line, counted from 1.
  long line() {
    return line;
  }

  /// Where what was read ahead ends.
  int ahead() {
    return limit;
  }

  /// Steps to the next line.
  boolean next() throws IOException {
    int from = next;
    int at = from;
    while (true) {
      at = ByteSearch.next(buffer, ending, at, limit);
      if (at < limit) {
        break;
      }
      if (ended) {
        if (from == limit) {
          return false;
        }
        break;
      }
      int kept = limit - from;
      fill(from);
      from = 0;
      at = kept;
    }
    start = from;
    end = at > from && buffer[at - 1] == '\r' ? at - 1 : at;
    next = Math.min(limit, at + 1);
    line++;
    if (line == 1 && end - start >= 3 && isMark()) {
      start += 3;
    }
    return true;
  }

  /// Moves the unread bytes to the front and reads more behind them.
  private void fill(int from) throws IOException {
    int kept = limit - from;
    if (kept > LONGEST_LINE) {
      throw CandleFailure.bad(place.at(line + 1), "a line of over a million bytes", "candles");
    }
    if (kept * 2 > buffer.length) {
      byte[] greater = new byte[buffer.length * 2];
      System.arraycopy(buffer, from, greater, 0, kept);
      buffer = greater;
    } else {
      System.arraycopy(buffer, from, buffer, 0, kept);
    }
    int read = stream.read(buffer, kept, buffer.length - kept);
    ended = read < 0;
    limit = kept + Math.max(0, read);
    if (ending == 0) {
      ending = lineEnding();
    }
  }

  private byte lineEnding() {
    boolean returns = false;
    for (int at = 0; at < limit; at++) {
      if (buffer[at] == '\n') {
        return '\n';
      }
      returns |= buffer[at] == '\r' && at + 1 < limit;
    }
    return (byte) (returns ? '\r' : '\n');
  }

  /// The UTF-8 byte order mark.
  private boolean isMark() {
    return buffer[start] == (byte) 0xef
        && buffer[start + 1] == (byte) 0xbb
        && buffer[start + 2] == (byte) 0xbf;
  }
}
