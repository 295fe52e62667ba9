package io.opentrade.server.alert.language;

/// A word of an expression.
///
/// @param text as written; of a quoted text what stands between the quotes
/// @param at index of its first character
/// @param number of a number, a share or a span of time (in seconds); else 0
record Token(Kind kind, String text, int at, double number) {
  enum Kind {
    NUMBER,
    SPAN,
    WORD,
    MARKET,
    TEXT,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  /// How it is told to people.
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
