package io.opentrade.sandbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds what somebody who misspelled a name probably meant.
public final class Nearest {
  private Nearest() {}

  /// At most three candidates that lie near, the nearest first; distance counts letters changed,
  /// ignoring case and underscores.
  public static List<String> names(String name, Collection<String> candidates) {
    record Scored(String name, int distance) {}
    String wanted = folded(name);
    int reach = Math.max(2, wanted.length() / 3);
    return candidates.stream()
        .map(candidate -> new Scored(candidate, distance(wanted, folded(candidate))))
        .filter(scored -> scored.distance <= reach)
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
        .limit(3)
        .map(Scored::name)
        .toList();
  }

  /// A clause to put behind a message: `; did you mean 'x' or 'y'?`, or `; there is a, b, c`, or
  /// the empty text.
  public static String hint(String name, Collection<String> candidates) {
    List<String> near = names(name, candidates);
    if (!near.isEmpty()) {
      return "; did you mean '" + String.join("' or '", near) + "'?";
    }
    if (candidates.isEmpty() || candidates.size() > 12) {
      return "";
    }
    return "; there is " + String.join(", ", candidates);
  }

  private static String folded(String name) {
    String folded = name.toLowerCase(Locale.ROOT).replace("_", "");
    return folded.length() > 60 ? folded.substring(0, 60) : folded;
  }

  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[right.length() + 1];
      current[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
