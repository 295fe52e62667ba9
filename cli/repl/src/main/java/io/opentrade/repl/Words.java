package io.opentrade.repl;

import java.util.ArrayList;
import java.util.List;

/// A line taken apart as a shell does it: quotes, backslashes, and the first bar that is outside of
/// both, behind which a program of the system reads.
///
/// @param words the whole words
/// @param starts where each word begins in the line
/// @param pipe what stands behind the bar, empty for no bar
/// @param open what is not closed yet: a quote, a backslash at the end, or [#CLOSED]
record Words(List<String> words, List<Integer> starts, String pipe, char open) {
  /// Nothing is open.
  static final char CLOSED = 0;

  static Words of(String line) {
    return new Reader(line).read();
  }

  private static final class Reader {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private char quote = CLOSED;
    private int start = -1;

    private Reader(String line) {
      this.line = line;
    }

    private Words read() {
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c == '\\' && quote != '\'') {
          if (i + 1 == line.length()) {
            return done("", '\\');
          }
          i++;
          if (line.charAt(i) != '\n') { // a line that goes on in the next one
            put(line.charAt(i), i - 1);
          }
        } else if (c == quote) {
          quote = CLOSED;
        } else if (quote == CLOSED && (c == '\'' || c == '"')) {
          quote = c;
          begin(i);
        } else if (quote == CLOSED && Character.isWhitespace(c)) {
          end();
        } else if (quote == CLOSED && c == '|') {
          return done(line.substring(i + 1).strip(), CLOSED);
        } else {
          put(c, i);
        }
      }
      return done("", quote);
    }

    private void begin(int at) {
      if (start < 0) {
        start = at;
      }
    }

    private void put(char c, int at) {
      begin(at);
      word.append(c);
    }

    private void end() {
      if (start >= 0) {
        words.add(word.toString());
        starts.add(start);
        word.setLength(0);
        start = -1;
      }
    }

    private Words done(String pipe, char open) {
      end();
      return new Words(List.copyOf(words), List.copyOf(starts), pipe, open);
    }
  }
}
