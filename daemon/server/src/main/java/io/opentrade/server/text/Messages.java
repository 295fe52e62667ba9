package io.opentrade.server.text;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/// The message catalogue in one language. Immutable.
///
/// A message is looked up in the catalogue of the language, else in English. In a right-to-left
/// language every foreign part (a path, a number, a key) is put between the Unicode isolates FSI
/// and PDI, so that it keeps its own direction and does not disturb the sentence around it.
public final class Messages {
  private static final String CATALOGUE = "io.opentrade.server.text.messages";
  private static final Set<String> RIGHT_TO_LEFT = Set.of("fa", "ar", "he", "ur", "ckb");
  private static final char ISOLATE = '\u2068';
  private static final char END_OF_ISOLATE = '\u2069';

  private final ResourceBundle bundle;
  private final boolean rightToLeft;

  private Messages(ResourceBundle bundle, boolean rightToLeft) {
    this.bundle = bundle;
    this.rightToLeft = rightToLeft;
  }

  /// @param language a language tag such as `en` or `fa`; one without a catalogue gives English
  public static Messages in(String language) {
    Locale locale = Locale.forLanguageTag(language);
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    ResourceBundle bundle =
        ResourceBundle.getBundle(CATALOGUE, locale, Messages.class.getClassLoader(), control);
    return new Messages(bundle, RIGHT_TO_LEFT.contains(bundle.getLocale().getLanguage()));
  }

  /// The language that it really is in.
  public Locale language() {
    Locale own = bundle.getLocale();
    return own.getLanguage().isEmpty() ? Locale.ENGLISH : own;
  }

  /// The sentence, with its parts filled in.
  public String say(Phrase phrase) {
    return fill(bundle.getString(phrase.message().key()), phrase);
  }

  /// The sentence, with its parts filled in.
  public String say(Sentence message, Object... parts) {
    return say(Phrase.of(message, parts));
  }

  private String fill(String pattern, Phrase phrase) {
    var text = new StringBuilder(pattern.length() + 32);
    for (int at = 0; at < pattern.length(); at++) {
      char next = pattern.charAt(at);
      boolean place = next == '{' && at + 2 < pattern.length() && pattern.charAt(at + 2) == '}';
      int index = place ? pattern.charAt(at + 1) - '0' : -1;
      if (index >= 0 && index < phrase.parts().size()) {
        append(text, phrase.parts().get(index));
        at += 2;
      } else {
        text.append(next);
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text, String part) {
    if (rightToLeft) {
      text.append(ISOLATE).append(part).append(END_OF_ISOLATE);
    } else {
      text.append(part);
    }
  }
}
