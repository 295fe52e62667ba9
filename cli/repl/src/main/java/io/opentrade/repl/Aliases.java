package io.opentrade.repl;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Words that stand for others at the beginning of a line.
final class Aliases {
  private final Map<String, String> meanings = new TreeMap<>();

  void set(String name, String meaning) {
    meanings.put(name, meaning);
  }

  boolean remove(String name) {
    return meanings.remove(name) != null;
  }

  /// Each as a line that would set it.
  List<String> lines() {
    return meanings.entrySet().stream()
        .map(each -> "\\alias " + each.getKey() + " " + each.getValue())
        .toList();
  }

  /// The line with its first word replaced, once: an alias may use the name it has.
  String expand(String line) {
    String text = line.stripLeading();
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    @Nullable String meaning = meanings.get(text.substring(0, end));
    return meaning == null ? line : meaning + text.substring(end);
  }
}
