package io.opentrade.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Text that somebody else wrote: a file name, a tag, a strategy's log or error. It may hold escape
/// sequences, line breaks or characters that reorder what stands around them, so only renderers may
/// look at [#raw]; everybody else gets [#toString], which is harmless on one line of a terminal.
public record ForeignText(@JsonValue String raw) implements Comparable<ForeignText> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ForeignText {
    if (raw == null) {
      throw new IllegalArgumentException("foreign text cannot be null");
    }
  }

  public boolean isEmpty() {
    return raw.isEmpty();
  }

  /// The text on one line: every line break or tab becomes a space; control, format, bidirectional
  /// and unassigned characters and lone surrogates are dropped.
  public static String printable(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\n' || point == '\r' || point == '\t') {
                result.append(' ');
              } else if (isPrintable(point)) {
                result.appendCodePoint(point);
              }
            });
    return result.toString();
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          // Persian needs the zero-width non-joiner to spell words; it moves nothing.
          point == 0x200C;
      default -> true;
    };
  }

  @Override
  public int compareTo(ForeignText other) {
    return raw.compareTo(other.raw);
  }

  /// The text as [#printable] on one line.
  @Override
  public String toString() {
    return printable(raw);
  }
}
