package io.opentrade.scripting.guest;

/// Looks at JavaScript as text.
final class JavaScriptText {
  private JavaScriptText() {}

  /// The text with comments, strings, templates and regular expressions replaced by spaces, every
  /// other character and every line end in its place. What a template computes is code.
  static String code(String text) {
    char[] code = text.toCharArray();
    blankOthers(code, text, 0, false);
    return new String(code);
  }

  /// @param inTemplate whether the brace ends it that was opened before `from`
  /// @return where it ended
  private static int blankOthers(char[] code, String text, int from, boolean inTemplate) {
    int depth = 0;
    int index = from;
    while (index < code.length) {
      char letter = text.charAt(index);
      int end = letter == '`' ? template(code, text, index) : skip(code, text, index);
      if (end > index) {
        index = end;
        continue;
      }
      depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
      if (inTemplate && depth < 0) {
        return index;
      }
      index++;
    }
    return index;
  }

  /// Blanks a template except for what it computes.
  private static int template(char[] code, String text, int from) {
    int blank = from;
    int index = from + 1;
    while (index < code.length && text.charAt(index) != '`') {
      if (text.startsWith("${", index)) {
        blank(code, blank, index + 2);
        index = blankOthers(code, text, index + 2, true);
        blank = index;
      } else {
        index += text.charAt(index) == '\\' ? 2 : 1;
      }
    }
    int end = Math.min(code.length, index + 1);
    blank(code, blank, end);
    return end;
  }

  private static void blank(char[] code, int from, int to) {
    for (int index = from; index < to; index++) {
      if (code[index] != '\n') {
        code[index] = ' ';
      }
    }
  }

  /// Blanks what begins at `index` and is no code.
  ///
  /// @return its end; `index` where it is code
  private static int skip(char[] code, String text, int index) {
    int end = end(text, index);
    blank(code, index, end);
    return end;
  }

  private static int end(String text, int index) {
    char letter = text.charAt(index);
    if (text.startsWith("//", index)) {
      return until(text, "\n", index + 2);
    }
    if (text.startsWith("/*", index)) {
      return Math.min(text.length(), until(text, "*/", index + 2) + 2);
    }
    if (letter == '"' || letter == '\'') {
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
      } else if (letter == quote || letter == '\n') {
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
