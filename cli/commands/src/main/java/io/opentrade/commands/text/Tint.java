package io.opentrade.commands.text;

/// What a stretch of text means; on a terminal without colours nothing is lost but the colour.
public enum Tint {
  PLAIN(""),
  /// Labels and side remarks.
  DIM("2"),
  /// Headings and the thing that is spoken of.
  BOLD("1"),
  GOOD("32"),
  BAD("31"),
  WARN("33"),
  /// Lines of charts and bars.
  ACCENT("36");

  private final String code;

  Tint(String code) {
    this.code = code;
  }

  /// The parameter of the terminal's "select graphic rendition"; empty for none.
  String code() {
    return code;
  }

  /// Green above zero, red below.
  public static Tint bySign(double value) {
    if (value > 0) {
      return GOOD;
    }
    return value < 0 ? BAD : PLAIN;
  }
}
