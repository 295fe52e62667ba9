package io.opentrade.server.settings;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// What settings are for, in the languages that people are spoken to in; the table has the English.
public final class Descriptions {
  private Descriptions() {}

  /// The description of a setting, in English where that language has none.
  public static String of(Setting<?> setting, Locale language) {
    if (language.getLanguage().equals("en")) {
      return setting.doc();
    }
    try {
      return ResourceBundle.getBundle(
              "io.opentrade.server.settings.descriptions",
              language,
              ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
          .getString(setting.key());
    } catch (MissingResourceException _) {
      return setting.doc();
    }
  }
}
