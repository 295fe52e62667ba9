package io.opentrade.server.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words of a message: `/forceentry BTC/USDT 0.01 @main`.
///
/// @param command without the slash, in small letters; empty where it is none
/// @param account the word that begins with `@`, without it; empty where there is none
/// @param rest the other words
record ChatWords(String command, Optional<String> account, List<String> rest) {

  static ChatWords of(String text) {
    List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
    if (!words.getFirst().startsWith("/")) {
      return new ChatWords("", Optional.empty(), words);
    }
    String command = words.removeFirst().substring(1).toLowerCase(Locale.ROOT);
    int at = command.indexOf('@'); // telephones write /status@my_bot
    Optional<String> account =
        words.stream().filter(word -> word.startsWith("@") && word.length() > 1).findFirst();
    account.ifPresent(words::remove);
    return new ChatWords(
        at < 0 ? command : command.substring(0, at), account.map(word -> word.substring(1)), words);
  }

  /// The first of the other words; empty where there is none.
  String first() {
    return rest.isEmpty() ? "" : rest.getFirst();
  }

  /// The first of the other words as a whole number within limits.
  int number(int otherwise, int most) {
    return first().matches("[0-9]{1,6}")
        ? Math.clamp(Integer.parseInt(first()), 1, most)
        : otherwise;
  }

  /// All other words, as they were written.
  String all() {
    return String.join(" ", rest);
  }

  /// Whether a word would be taken for a flag. Flags are not for chats: some name programs.
  boolean hasFlags() {
    return rest.stream().anyMatch(word -> word.startsWith("-") && !word.matches("-?[0-9.]+%?"));
  }
}
