package io.opentrade.commands.text;

import io.opentrade.protocol.ForeignText;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/// The catalogue of everything that is said to people. `{0}`, `{1}`… stand for arguments.
public final class Messages {
  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");
  static final char ISOLATE = '\u2068';
  static final char END_OF_ISOLATE = '\u2069';

  private final ResourceBundle bundle;
  private final boolean rightToLeft;

  private Messages(ResourceBundle bundle, boolean rightToLeft) {
    this.bundle = bundle;
    this.rightToLeft = rightToLeft;
  }

  /// The catalogue in that language, or in English where there is none.
  public static Messages in(Locale language) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "io.opentrade.commands.messages",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new Messages(bundle, RIGHT_TO_LEFT.contains(bundle.getLocale().getLanguage()));
  }

  /// The language that it really is in; the root stands for English.
  public Locale language() {
    return bundle.getLocale();
  }

  /// The message of that key.
  ///
  /// @throws IllegalArgumentException when the catalogue has no such key
  public String text(String key, Object... arguments) {
    return find(key, arguments)
        .orElseThrow(() -> new IllegalArgumentException("no message '" + key + "'"));
  }

  /// The message of that key on so many things, `{0}`: under `key.one` for one of them, where the
  /// catalogue has that.
  public String count(String key, long count, Object... further) {
    Object[] arguments = new Object[further.length + 1];
    arguments[0] = Numbers.count(count);
    System.arraycopy(further, 0, arguments, 1, further.length);
    return count == 1
        ? find(key + ".one", arguments).orElseGet(() -> text(key, arguments))
        : text(key, arguments);
  }

  /// The message of that key, where there is one.
  public Optional<String> find(String key, Object... arguments) {
    try {
      return Optional.of(fill(bundle.getString(key), arguments));
    } catch (MissingResourceException _) {
      return Optional.empty();
    }
  }

  String fill(String pattern, Object[] arguments) {
    if (pattern.indexOf('{') < 0) {
      return pattern;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int index = c == '{' && i + 2 < pattern.length() ? pattern.charAt(i + 1) - '0' : -1;
      if (index >= 0 && index < arguments.length && pattern.charAt(i + 2) == '}') {
        text.append(isolated(ForeignText.printable(String.valueOf(arguments[index]))));
        i += 2;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /// In a right-to-left sentence a name or number keeps its own direction and moves nothing else.
  private String isolated(String argument) {
    return rightToLeft ? ISOLATE + argument + END_OF_ISOLATE : argument;
  }
}
