package io.opentrade.repl;

/// Foreign text for the terminal: on one line, without anything that steers it.
final class Printable {
  private Printable() {}

  static String of(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .filter(point -> !Character.isISOControl(point))
        .filter(point -> Character.getType(point) != Character.FORMAT)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
