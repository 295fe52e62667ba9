package io.opentrade.research.candles;

import org.jspecify.annotations.Nullable;

/// Candles could not be read, found or changed as asked; nothing was changed. The message is one
/// line for people.
public final class CandleFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What kind of failure, so that it can become an exit code.
  public enum Kind {
    /// The content of a file is not what it must be.
    BAD_DATA,
    /// No such file or series.
    NOT_FOUND,
    /// The request itself does not fit, or needs one more option.
    USAGE,
    /// The file goes beyond a limit (size, ratio, entries, rows).
    LIMIT,
    /// The caller asked to stop.
    CANCELLED,
    /// The file cannot be read.
    IO
  }

  private final Kind kind;
  private final @Nullable String hint;

  /// @param place where in which file; null where it is about none
  CandleFailure(Kind kind, @Nullable Place place, String message, @Nullable String hint) {
    super(place == null ? message : place + ": " + message);
    this.kind = kind;
    this.hint = hint;
  }

  public Kind kind() {
    return kind;
  }

  /// What to do next, if there is something to say.
  public @Nullable String hint() {
    return hint;
  }

  static CandleFailure bad(Place place, String found, String expected) {
    return new CandleFailure(
        Kind.BAD_DATA, place, "found " + found + ", expected " + expected, null);
  }

  static CandleFailure usage(@Nullable Place place, String message, String hint) {
    return new CandleFailure(Kind.USAGE, place, message, hint);
  }

  static CandleFailure limit(Place place, String message) {
    return new CandleFailure(Kind.LIMIT, place, message, null);
  }

  static CandleFailure cancelled() {
    return new CandleFailure(Kind.CANCELLED, null, "Stopped; nothing was changed.", null);
  }
}
