package io.opentrade.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Why a request failed; each kind is one exit code of the command line.
public enum FailureKind {
  /// The work itself failed: a script error, a full disk, a bug of ours.
  FAILED("failed", 1),
  /// The request was written wrongly: an unknown flag, a bad value.
  USAGE("usage", 2),
  /// A file, series, run or setting does not exist.
  NOT_FOUND("notFound", 3),
  /// Permission is missing, or the vault is locked.
  NOT_ALLOWED("notAllowed", 4),
  /// The daemon, or the process that should do the work, cannot be reached.
  UNREACHABLE("unreachable", 5),
  /// It took longer than it may.
  TIMEOUT("timeout", 6),
  /// The risk rules refused it.
  REFUSED("refused", 7),
  /// An exchange refused or answered nonsense.
  EXCHANGE("exchange", 8),
  /// The data is damaged, contradictory or not in a form that is understood.
  BAD_DATA("badData", 9),
  /// Nobody knows whether it happened: do not retry, look first.
  UNKNOWN_OUTCOME("unknownOutcome", 10),
  /// It was cancelled by the person who asked.
  INTERRUPTED("interrupted", 130);

  private final String word;
  private final int exitCode;

  FailureKind(String word, int exitCode) {
    this.word = word;
    this.exitCode = exitCode;
  }

  /// The name on the wire, for example `badData`.
  @JsonValue
  public String word() {
    return word;
  }

  /// What the command line exits with.
  public int exitCode() {
    return exitCode;
  }

  /// The kind of that name on the wire; [#FAILED] for a name that a later version invented.
  @JsonCreator
  public static FailureKind of(String word) {
    for (FailureKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    return FAILED;
  }
}
