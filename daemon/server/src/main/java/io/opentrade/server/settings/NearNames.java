package io.opentrade.server.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the names a mistyped word may have meant.
final class NearNames {
  private static final int MOST = 3;

  private NearNames() {}

  /// The nearest first; empty where none is near. A name that contains the word is near.
  static List<String> of(String word, List<String> names) {
    String lower = word.toLowerCase(Locale.ROOT);
    int tolerance = Math.max(2, lower.length() / 3);
    return names.stream()
        .filter(name -> distance(lower, name) <= tolerance)
        .sorted(Comparator.comparingInt((String name) -> distance(lower, name)))
        .limit(MOST)
        .toList();
  }

  private static int distance(String word, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return word.length() >= 3 && lower.contains(word) ? 1 : edits(word, lower);
  }

  /// Levenshtein's distance: insertions, removals and replacements of one letter.
  private static int edits(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int[] current = new int[other.length() + 1];
      current[0] = row;
      for (int column = 1; column <= other.length(); column++) {
        int replaced = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                previous[column - 1] + replaced,
                Math.min(previous[column], current[column - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
