package io.opentrade.server.text;

import java.util.Locale;

/// The language that somebody is spoken to in.
public final class Spoken {
  /// The value of the setting that leaves it to the locale of who asks.
  public static final String AUTO = "auto";

  /// That of who has asked, while it is worked on; unbound where the daemon speaks by itself.
  public static final ScopedValue<Locale> PRESENT = ScopedValue.newInstance();

  private Spoken() {}

  /// The words for whoever has asked; where nobody has, as the setting says, and English where that
  /// leaves it open.
  ///
  /// @param setting `auto`, or the tag of a language
  public static Messages messages(String setting) {
    Locale spontaneous = chosen(setting, Locale.ENGLISH);
    return Messages.in(PRESENT.orElse(spontaneous).toLanguageTag());
  }

  /// The language for a person: that of the setting, else their own.
  ///
  /// @param setting `auto`, or the tag of a language
  /// @param own the language of their locale
  public static Locale chosen(String setting, Locale own) {
    return setting.equals(AUTO) ? own : Locale.forLanguageTag(setting);
  }
}
