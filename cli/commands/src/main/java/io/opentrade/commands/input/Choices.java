package io.opentrade.commands.input;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.NearWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a word of a few.
public final class Choices {
  private Choices() {}

  /// The word as it is spelled in the list, or null for a flag that was not given.
  public static @Nullable String one(
      Invocation invocation, String flag, @Nullable String text, List<String> words) {
    if (text == null) {
      return null;
    }
    for (String word : words) {
      if (word.equalsIgnoreCase(text)) {
        return word;
      }
    }
    String meant = NearWords.nearest(text, words).orElse(words.getFirst());
    throw invocation.usage("input.choice", flag, text, String.join(", ", words), meant);
  }
}
