package io.opentrade.server.telegram;

import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.store.ChatLink;
import java.util.List;
import java.util.Locale;

/// What each person chooses for their own chat.
record ChatChoices(Links links) {
  static final List<String> LANGUAGES = List.of("en", "fa");
  static final String ON = "on";
  static final String SILENT = "silent";
  static final String OFF = "off";

  /// The language that a telephone asks for, where we have it.
  static String languageFor(String tag) {
    String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    return LANGUAGES.contains(language) ? language : LANGUAGES.getFirst();
  }

  /// `/language en|fa`.
  List<Part> language(ChatCall call, ChatWords words) {
    if (!LANGUAGES.contains(words.first())) {
      return text(call.say(Sentence.TELEGRAM_LANGUAGE_USAGE, String.join(", ", LANGUAGES)));
    }
    ChatLink changed = call.link().withLanguage(words.first());
    links.change(changed);
    return text(Messages.in(changed.language()).say(Sentence.TELEGRAM_LANGUAGE));
  }

  /// `/notices on|silent|off`.
  List<Part> notices(ChatCall call, ChatWords words) {
    if (!List.of(ON, SILENT, OFF).contains(words.first())) {
      return text(call.say(Sentence.TELEGRAM_NOTICES_USAGE, call.link().noise()));
    }
    links.change(call.link().withNoise(words.first()));
    return text(call.say(Sentence.TELEGRAM_NOTICES, words.first()));
  }

  private static List<Part> text(String text) {
    return List.of(new Part.Text(text));
  }
}
