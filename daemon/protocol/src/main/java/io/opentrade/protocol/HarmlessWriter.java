package io.opentrade.protocol;

import java.io.IOException;
import java.io.Writer;

/// Writes JSON on, with every character escaped that a terminal may obey or that reorders text.
/// Outside of its strings JSON has none, and Jackson escapes the first 32 itself. Who closes it
/// leaves its target open.
final class HarmlessWriter extends Writer {
  /// The first character, delete, that needs a closer look.
  private static final int DELETE = 0x7f;

  private final Writer target;

  HarmlessWriter(Writer target) {
    this.target = target;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    int written = offset;
    int end = offset + length;
    for (int i = isPlain(text, offset, length) ? end : offset; i < end; i++) {
      char c = text[i];
      if (c >= DELETE && isObeyed(c)) {
        target.write(text, written, i - written);
        target.write("\\u%04x".formatted((int) c));
        written = i + 1;
      }
    }
    target.write(text, written, end - written);
  }

  /// Nearly all is; a loop without branches looks at many characters at once.
  private static boolean isPlain(char[] text, int offset, int length) {
    int seen = 0;
    for (int i = offset; i < offset + length; i++) {
      seen |= text[i] + 1;
    }
    return seen <= DELETE;
  }

  private static boolean isObeyed(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
