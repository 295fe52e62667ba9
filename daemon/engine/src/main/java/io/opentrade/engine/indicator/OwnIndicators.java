package io.opentrade.engine.indicator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The indicators of ours by name, and the other names they are known by.
final class OwnIndicators {
  private static final Map<String, Own> BY_NAME = read();

  /// Names of TA-Lib, Tulip, pandas and Pine, and plain words. None whose arguments mean something
  /// else there: those are better asked about than guessed.
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("mean", "sma"),
          Map.entry("std", "standardDeviation"),
          Map.entry("stddev", "standardDeviation"),
          Map.entry("rma", "wilder"),
          Map.entry("smma", "wilder"),
          Map.entry("wilders", "wilder"),
          Map.entry("stdev", "standardDeviation"),
          Map.entry("bb", "bollinger"),
          Map.entry("bbands", "bollinger"),
          Map.entry("bollingerBands", "bollinger"),
          Map.entry("kc", "keltner"),
          Map.entry("dmi", "adx"),
          Map.entry("stoch", "stochastic"),
          Map.entry("willr", "williamsR"),
          Map.entry("wpr", "williamsR"),
          Map.entry("psar", "parabolicSar"),
          Map.entry("sar", "parabolicSar"),
          Map.entry("linreg", "linearRegression"),
          Map.entry("ad", "accumulationDistribution"),
          Map.entry("adosc", "chaikinOscillator"),
          Map.entry("ultosc", "ultimateOscillator"),
          Map.entry("uo", "ultimateOscillator"),
          Map.entry("fosc", "forecastOscillator"),
          Map.entry("cvi", "chaikinVolatility"),
          Map.entry("kvo", "klinger"),
          Map.entry("emv", "easeOfMovement"),
          Map.entry("vosc", "volumeOscillator"),
          Map.entry("wad", "williamsAD"),
          Map.entry("mass", "massIndex"),
          Map.entry("mom", "momentum"),
          Map.entry("tr", "trueRange"),
          Map.entry("trange", "trueRange"),
          Map.entry("linearreg", "linearRegression"),
          Map.entry("linearregSlope", "slope"),
          Map.entry("cum", "cumSum"),
          Map.entry("barsSince", "since"),
          Map.entry("pivots", "pivotPoints"));

  private OwnIndicators() {}

  static Stream<Own> all() {
    return BY_NAME.values().stream();
  }

  /// The indicator of that name in any case.
  static Optional<Own> find(String name) {
    Own own = BY_NAME.get(name.toLowerCase(Locale.ROOT));
    if (own != null) {
      return Optional.of(own);
    }
    return ALIASES.entrySet().stream()
        .filter(alias -> alias.getKey().equalsIgnoreCase(name))
        .map(alias -> BY_NAME.get(alias.getValue().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /// By the family they belong to.
  static Map<String, List<Own>> families() {
    Map<String, List<Own>> families = new LinkedHashMap<>();
    families.put("Averages", Averages.all());
    families.put("Windows", Windows.all());
    families.put("Cumulations", Cumulations.all());
    families.put("Oscillators", Oscillators.all());
    families.put("Trends", Trends.all());
    families.put("Volumes", Volumes.all());
    return families;
  }

  private static Map<String, Own> read() {
    Map<String, Own> byName = new TreeMap<>();
    families().values().stream()
        .flatMap(List::stream)
        .forEach(own -> byName.put(own.definition().name().toLowerCase(Locale.ROOT), own));
    return Collections.unmodifiableMap(byName);
  }
}
