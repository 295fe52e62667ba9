package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `mode.set`: another account for a person who names none. Refused while the present one has open
/// orders or positions. Settings stay as they are.
///
/// @param mode `demo` or `real`
/// @param account of that kind; null for `demo`, or for the only real one
public record ModeSet(String mode, @Nullable String account) implements Request<ModeShow.Reply> {
  public ModeSet {
    Values.required("mode", mode);
    if (!mode.equals("demo") && !mode.equals("real")) {
      throw new IllegalArgumentException("'mode' is demo or real");
    }
  }
}
