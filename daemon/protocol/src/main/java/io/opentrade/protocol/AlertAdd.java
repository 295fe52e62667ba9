package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `alert.add`: watches for something from now on.
///
/// @param name to call it by; null for its expression
public record AlertAdd(@Nullable ForeignText name, AlertTerms terms)
    implements AlertRequest<AlertInfo> {
  private static final int LONGEST_NAME = 200;

  public AlertAdd {
    Values.present("terms", terms);
    checkName(name);
  }

  static void checkName(@Nullable ForeignText name) {
    if (name != null && (name.raw().isBlank() || name.raw().length() > LONGEST_NAME)) {
      throw new IllegalArgumentException("'name' has 1 to " + LONGEST_NAME + " characters");
    }
  }
}
