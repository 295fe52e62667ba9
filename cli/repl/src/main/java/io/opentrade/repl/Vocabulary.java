package io.opentrade.repl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The commands there are and their flags, for the colours of a line.
final class Vocabulary {
  private final Map<String, Set<String>> flags = new HashMap<>();

  /// @param lines of the command `words`: a path, a tab, its flags
  Vocabulary(List<String> lines) {
    for (String line : lines) {
      String[] parts = line.split("\t", 2);
      if (parts.length == 2) {
        flags.put(parts[0], new HashSet<>(List.of(parts[1].split(" "))));
      }
    }
  }

  boolean isEmpty() {
    return flags.isEmpty();
  }

  /// How many of the first words name a command, at most two.
  int commandWords(List<String> words) {
    if (words.size() > 1 && flags.containsKey(words.getFirst() + " " + words.get(1))) {
      return 2;
    }
    return !words.isEmpty() && flags.containsKey(words.getFirst()) ? 1 : 0;
  }

  /// Whether the command has that flag.
  boolean hasFlag(List<String> command, String flag) {
    Set<String> known = flags.get(String.join(" ", command));
    return known == null || known.contains(flag.split("=", 2)[0]);
  }
}
