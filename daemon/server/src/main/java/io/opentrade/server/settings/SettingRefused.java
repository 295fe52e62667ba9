package io.opentrade.server.settings;

import io.opentrade.server.text.Phrase;
import org.jspecify.annotations.Nullable;

/// A setting that cannot be read or written as asked. Expected: a person mistyped something.
public final class SettingRefused extends RuntimeException {
  /// Which kind of mistake, so that the exit code can say it.
  public enum Reason {
    UNKNOWN_KEY,
    INVALID_VALUE,
    FILE
  }

  private final Reason reason;
  private final transient Phrase phrase;
  private final transient @Nullable Phrase hint;

  public SettingRefused(Reason reason, Phrase phrase, @Nullable Phrase hint) {
    super(phrase.message() + " " + phrase.parts());
    this.reason = reason;
    this.phrase = phrase;
    this.hint = hint;
  }

  public Reason reason() {
    return reason;
  }

  public Phrase phrase() {
    return phrase;
  }

  public @Nullable Phrase hint() {
    return hint;
  }
}
