package io.opentrade.server.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/// One row of the settings table.
///
/// @param key as people write it: lower case words joined by dots, `research.heap`
/// @param standard the value where neither file nor environment says another
/// @param doc one sentence for people: what it means and its unit
public record Setting<T>(String key, SettingType<T> type, T standard, String doc) {
  private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-z][a-zA-Z]*)+");

  public Setting {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(key + " is no key: write words joined by dots");
    }
    type.parse(key, type.write(standard));
  }

  /// The environment variable that wins over the file: `research.idle` is
  /// `OPENTRADE_RESEARCH_IDLE`, `strategy.timeLimit` is `OPENTRADE_STRATEGY_TIME_LIMIT`.
  public String environmentVariable() {
    String words = key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_');
    return "OPENTRADE_" + words.toUpperCase(Locale.ROOT);
  }

  /// The default as people write it.
  public String standardText() {
    return write(standard);
  }

  /// The value as people write it.
  public String write(T value) {
    return type.write(value);
  }
}
