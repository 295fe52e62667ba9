package io.opentrade.repl;

/// Makes one word of any text.
final class Quoting {
  private static final String PLAIN = "@%+=:,./-_~<>{}[]*?&;#^";

  private Quoting() {}

  /// The text as a word that [Words] reads as that text.
  static String quote(String text) {
    boolean plain =
        text.chars().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
    return plain && !text.isEmpty() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
