package io.opentrade.sandbox;

/// A strategy's source.
///
/// @param name the file's name for messages, without its folder
/// @param text the source itself, at most {@value #MAXIMUM_LENGTH} characters
public record Script(String name, Language language, String text) {
  /// A strategy longer than this is refused.
  public static final int MAXIMUM_LENGTH = 1_000_000;

  public Script {
    if (name.isEmpty() || name.length() > 255) {
      throw new IllegalArgumentException("a script needs a name of 1 to 255 characters");
    }
    if (text.length() > MAXIMUM_LENGTH) {
      throw new IllegalArgumentException(
          name + " has more than " + MAXIMUM_LENGTH + " characters; a strategy must be shorter");
    }
  }
}
