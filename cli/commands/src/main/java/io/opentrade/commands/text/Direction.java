package io.opentrade.commands.text;

/// What terminals that reorder right-to-left text need to be told.
final class Direction {
  /// No letter before it is written from the right.
  private static final char FIRST_FROM_THE_RIGHT = '\u0590';

  /// What parts a text from the one before it stays outside of its isolate.
  private static final String LEADING = " –→·";

  private Direction() {}

  /// The text, isolated where it has right-to-left letters of its own: beside others it would be
  /// one run of text with them, numbers between included, and columns would change places. Spaces
  /// around it, and a dash before it, stay outside.
  static String isolated(String text) {
    if (!isRightToLeft(text)) {
      return text;
    }
    int start = 0;
    while (LEADING.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = text.stripTrailing().length();
    return text.substring(0, start)
        + Messages.ISOLATE
        + text.substring(start, end)
        + Messages.END_OF_ISOLATE
        + text.substring(end);
  }

  /// Whether it has right-to-left letters outside of isolates.
  private static boolean isRightToLeft(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == Messages.ISOLATE) {
        depth++;
      } else if (c == Messages.END_OF_ISOLATE) {
        depth--;
      } else if (depth == 0 && c >= FIRST_FROM_THE_RIGHT && readsFromTheRight(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean readsFromTheRight(char c) {
    return switch (Character.getDirectionality(c)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          true;
      default -> false;
    };
  }
}
