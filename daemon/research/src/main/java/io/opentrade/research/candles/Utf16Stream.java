package io.opentrade.research.candles;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// Text in UTF-16, as MetaTrader and spreadsheets write it, turned into UTF-8 while it is read. The
/// mark at the beginning tells which of the two bytes of a character comes first.
final class Utf16Stream extends FilterInputStream {
  private final Reader characters;
  private final char[] part = new char[8192];
  private byte[] bytes = {};
  private int at;

  Utf16Stream(InputStream stream) {
    super(stream);
    characters = new InputStreamReader(stream, StandardCharsets.UTF_16);
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (at == bytes.length) {
      int read = characters.read(part);
      if (read < 0) {
        return false;
      }
      bytes = new String(part, 0, read).getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return true;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
