package io.opentrade.sandbox;

/// Why a strategy did not give a result. Everything in it but `kind` may come from the script's own
/// process and is foreign text.
///
/// @param message one sentence for people, without place and hint
/// @param file the script's name; the empty text where no place is known
/// @param line from 1; 0 where unknown
/// @param column from 1; 0 where unknown
/// @param sourceLine the line itself; the empty text where unknown
/// @param hint what to do next; the empty text for none
public record ScriptFailure(
    Kind kind, String message, String file, int line, int column, String sourceLine, String hint) {
  /// Longer texts are cut.
  public static final int MAXIMUM_TEXT = 2_000;

  public ScriptFailure {
    message = cut(message);
    sourceLine = cut(sourceLine);
    hint = cut(hint);
  }

  private static String cut(String text) {
    return text.length() <= MAXIMUM_TEXT ? text : text.substring(0, MAXIMUM_TEXT - 1) + "…";
  }

  /// What went wrong.
  public enum Kind {
    /// The script itself: syntax, an exception, a wrong name, a refused operation.
    SCRIPT,
    /// It did not answer in time and was killed.
    TIME_LIMIT,
    /// It needed more memory than it may have.
    MEMORY_LIMIT,
    /// It wrote or returned more than it may.
    OUTPUT_LIMIT,
    /// The caller no longer wanted the result.
    CANCELLED,
    /// Its process ended or spoke nonsense.
    WORKER_DIED,
    /// No jail can be had on this machine.
    NO_WALL
  }

  /// A failure without a place in the script.
  public static ScriptFailure of(Kind kind, String message, String hint) {
    return new ScriptFailure(kind, message, "", 0, 0, "", hint);
  }

  /// Place, message and hint in one line, as compilers write it: `sma.js:12:5: message (hint)`.
  public String oneLine() {
    StringBuilder text = new StringBuilder();
    if (!file.isEmpty()) {
      text.append(file);
      if (line > 0) {
        text.append(':').append(line);
        if (column > 0) {
          text.append(':').append(column);
        }
      }
      text.append(": ");
    }
    text.append(message);
    if (!hint.isEmpty()) {
      text.append(" (").append(hint).append(')');
    }
    return text.toString();
  }
}
