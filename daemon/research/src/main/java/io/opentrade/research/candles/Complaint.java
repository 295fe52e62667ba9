package io.opentrade.research.candles;

/// One thing that is wrong or odd with a row or bar.
///
/// @param where file and line, or the time of the bar
/// @param found what is there
/// @param expected what should be
public record Complaint(Kind kind, String where, String found, String expected) {
  /// What is judged.
  public enum Kind {
    /// Bars are missing between two others.
    GAP,
    /// A row that was there before, with the same values.
    DUPLICATE,
    /// A second row for a bar, with other values.
    CONFLICT,
    /// A row earlier than the one before it.
    DISORDER,
    /// High below or low above another price of the bar.
    OHLC,
    /// A price of zero or less.
    NON_POSITIVE,
    /// Far away from both neighbours.
    SPIKE
  }

  /// One line for people.
  public String message() {
    return where + ": found " + found + ", expected " + expected;
  }
}
