package io.opentrade.server.alert.language;

import com.google.re2j.Pattern;

/// What a word of an event must be.
///
/// @param whole whether the value must be equal to `text`, in any case; else `pattern` is found
///     somewhere in it
/// @param pattern of RE2: its time is linear in the length of the text, whatever it says
public record Where(Field field, boolean whole, String text, Pattern pattern) {
  /// The words of an event.
  public enum Field {
    TEXT,
    ACCOUNT,
    SUBJECT,
    TONE
  }

  /// Whether a value is one that is waited for.
  public boolean fits(String value) {
    return whole ? value.equalsIgnoreCase(text) : pattern.matcher(value).find();
  }
}
