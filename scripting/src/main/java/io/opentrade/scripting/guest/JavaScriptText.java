package io.opentrade.scripting.guest;

/// Looks at JavaScript as text.
final class JavaScriptText {
  private JavaScriptText() {}

  /// The text with comments, strings, templates and regular expressions replaced by spaces, every
  /// other character and every line end in its place.
  static String code(String text) {
    char[] code = text.toCharArray();
    int index = 0;
    while (index < code.length) {
      int end = skip(text, index);
      if (end > index) {
        blank(code, index, end);
        index = end;
      } else {
        index++;
      }
    }
    return new String(code);
  }

  private static void blank(char[] code, int from, int to) {
    for (int index = from; index < to; index++) {
      if (code[index] != '\n') {
        code[index] = ' ';
      }
    }
  }

  /// The end of what begins at `index` and is no code; `index` where it is code.
  private static int skip(String text, int index) {
    char letter = text.charAt(index);
    if (text.startsWith("//", index)) {
      return until(text, "\n", index + 2);
    }
    if (text.startsWith("/*", index)) {
      return Math.min(text.length(), until(text, "*/", index + 2) + 2);
    }
    if (letter == '"' || letter == '\'' || letter == '`') {
      return quoted(text, index, letter);
    }
    return letter == '/' && beginsExpression(text, index) ? quoted(text, index, '/') : index;
  }

  private static int until(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found;
  }

  private static int quoted(String text, int from, char quote) {
    for (int index = from + 1; index < text.length(); index++) {
      char letter = text.charAt(index);
      if (letter == '\\') {
        index++;
      } else if (letter == quote || (letter == '\n' && quote != '`')) {
        return index + 1;
      }
    }
    return text.length();
  }

  /// Whether a slash here is the start of a regular expression and no division.
  private static boolean beginsExpression(String text, int slash) {
    int index = slash - 1;
    while (index >= 0 && Character.isWhitespace(text.charAt(index))) {
      index--;
    }
    return index < 0 || "(,=:[!&|?{};+-*%<>~^".indexOf(text.charAt(index)) >= 0;
  }
}
