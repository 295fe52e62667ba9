package io.opentrade.repl;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// What JLine must know of a line: its words, and whether it goes on in the next one.
final class LineParser implements Parser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !isMeta(line)) {
      char open = Words.of(line).open();
      if (open != Words.CLOSED) {
        throw new EOFError(-1, -1, "more to come", open == '\\' ? "" : String.valueOf(open));
      }
    }
    Words before = Words.of(line.substring(0, cursor));
    boolean inWord = cursor > 0 && !Character.isWhitespace(line.charAt(cursor - 1));
    boolean quoted = before.open() != Words.CLOSED;
    boolean typing = !before.words().isEmpty() && (inWord || quoted);
    int start = typing ? before.starts().getLast() : cursor;
    return new Line(line, cursor, line.substring(start, cursor), before.words());
  }

  /// Lines for the shell itself, and for the system's, are nobody else's words.
  static boolean isMeta(String line) {
    return line.startsWith("\\") || line.startsWith("!");
  }

  /// @param raw the word under the cursor, as it is written
  private record Line(String line, int cursor, String raw, List<String> words)
      implements CompletingParsedLine {
    @Override
    public String word() {
      return raw;
    }

    @Override
    public int wordCursor() {
      return raw.length();
    }

    @Override
    public int wordIndex() {
      return words.size();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return Quoting.quote(candidate.toString());
    }

    @Override
    public int rawWordCursor() {
      return raw.length();
    }

    @Override
    public int rawWordLength() {
      return raw.length();
    }
  }
}
