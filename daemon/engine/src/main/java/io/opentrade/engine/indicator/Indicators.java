package io.opentrade.engine.indicator;

import io.opentrade.engine.strategy.PlanException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All indicators by name: `sma`, `ema`, … with own kernels, and those of ta4j 0.22.2, whose
/// canonical
/// names are `ta4j:` and the simple name of the class. Names are found in any case, ta4j's also
/// without the prefix and without the word Indicator at the end; own ones go first.
public final class Indicators {
  private static final int SUGGESTIONS = 3;

  private Indicators() {}

  /// The indicators with own kernels.
  public static List<Definition> own() {
    return OwnIndicators.all().map(Own::definition).toList();
  }

  /// The same by the family they belong to: `Averages`, `Windows` and so on, in order of their
  /// names.
  public static Map<String, List<Definition>> families() {
    Map<String, List<Definition>> families = new LinkedHashMap<>();
    OwnIndicators.families()
        .forEach(
            (family, all) ->
                families.put(
                    family,
                    all.stream()
                        .map(Own::definition)
                        .sorted(Comparator.comparing(Definition::name))
                        .toList()));
    return families;
  }

  /// Canonical names of all indicators, own ones first, each group in order of the alphabet.
  public static List<String> names() {
    List<String> names = new ArrayList<>(own().stream().map(Definition::name).sorted().toList());
    names.addAll(Ta4jCatalogue.names());
    return names;
  }

  /// The canonical name: `SMA` is `sma`, `bbands` is `bollinger`; `CCIIndicator` is
  /// `ta4j:CCIIndicator`.
  ///
  /// @throws PlanException with the nearest names where unknown
  public static String resolve(String name) {
    Optional<Own> own = OwnIndicators.find(name);
    if (own.isPresent()) {
      return own.get().definition().name();
    }
    return Ta4jCatalogue.canonical(name).orElseThrow(() -> unknown(name));
  }

  /// What an indicator takes and gives, by any name that `resolve` knows.
  ///
  /// @throws PlanException with the nearest names where unknown; or why it cannot be used
  public static Definition find(String name) {
    Optional<Own> own = OwnIndicators.find(name);
    return own.isPresent() ? own.get().definition() : Ta4jCatalogue.definition(resolve(name));
  }

  private static PlanException unknown(String name) {
    String wanted = plain(name);
    List<String> near =
        names().stream()
            .sorted(
                (a, b) -> Integer.compare(distance(wanted, plain(a)), distance(wanted, plain(b))))
            .limit(SUGGESTIONS)
            .map(found -> found.startsWith(Ta4jCatalogue.PREFIX) ? shortName(found) : found)
            .toList();
    return new PlanException(
        "no indicator is called '" + name + "'; near it: " + String.join(", ", near));
  }

  private static String shortName(String canonical) {
    String simple = canonical.substring(Ta4jCatalogue.PREFIX.length());
    return simple.endsWith("Indicator") ? simple.substring(0, simple.length() - 9) : simple;
  }

  private static String plain(String name) {
    return shortName(Ta4jCatalogue.withPrefix(name)).toLowerCase(Locale.ROOT);
  }

  /// Letters to change, add or leave out; a text that begins like the other is nearer.
  private static int distance(String wanted, String found) {
    int[] row = new int[found.length() + 1];
    Arrays.setAll(row, column -> column);
    for (int i = 1; i <= wanted.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= found.length(); j++) {
        int changed = diagonal + (wanted.charAt(i - 1) == found.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    boolean begins = !wanted.isEmpty() && found.startsWith(wanted);
    return 2 * row[found.length()] - (begins ? found.length() : 0);
  }
}
