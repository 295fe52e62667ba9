package io.opentrade.commands.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what somebody probably meant.
public final class NearWords {
  private NearWords() {}

  /// The word that is nearest, unless all are too far off to be meant.
  public static Optional<String> nearest(String typed, Collection<String> words) {
    if (typed.length() > 60) {
      return Optional.empty();
    }
    int tolerance = Math.max(1, Math.min(3, typed.replace("-", "").length() / 3));
    return words.stream()
        .filter(word -> distance(typed, word) <= tolerance || isStart(typed, word))
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  private static boolean isStart(String typed, String word) {
    return typed.replace("-", "").length() >= 2 && word.startsWith(typed);
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[b.length()];
  }
}
