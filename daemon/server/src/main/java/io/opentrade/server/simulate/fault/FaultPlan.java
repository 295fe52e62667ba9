package io.opentrade.server.simulate.fault;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which faults come how often.
///
/// @param chances from 0 to 1, of each request or message
/// @param millis of those that are a time
public record FaultPlan(Map<Fault, Double> chances, Map<Fault, Long> millis) {
  /// Nothing goes wrong.
  public static final FaultPlan NONE = new FaultPlan(Map.of(), Map.of());

  private static final Pattern DURATION = Pattern.compile("(-?[0-9]{1,9})(ms|s|m)");
  private static final Pattern CHANCE = Pattern.compile("[01]|[0-9]{0,3}\\.?[0-9]{1,9}%?");

  public FaultPlan {
    chances = Map.copyOf(chances);
    millis = Map.copyOf(millis);
  }

  /// Reads `latency=200ms,lost-answer=0.05`; the empty text is no fault at all.
  ///
  /// @throws IllegalArgumentException with a message for people
  public static FaultPlan of(String text) {
    Map<Fault, Double> chances = new EnumMap<>(Fault.class);
    Map<Fault, Long> millis = new EnumMap<>(Fault.class);
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String word = (equals < 0 ? part : part.substring(0, equals)).strip();
      String value = equals < 0 ? "" : part.substring(equals + 1).strip();
      Fault fault = Fault.of(word).orElseThrow(() -> unknown(word));
      if (fault.isDuration()) {
        millis.put(fault, duration(word, value));
      } else {
        chances.put(fault, chance(word, value));
      }
    }
    return new FaultPlan(chances, millis);
  }

  private static IllegalArgumentException unknown(String word) {
    String known = Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", "));
    return new IllegalArgumentException("there is no fault '" + word + "'; there are: " + known);
  }

  private static long duration(String word, String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches() || (word.equals("latency") && value.startsWith("-"))) {
      throw new IllegalArgumentException(
          "'" + word + "' wants a time such as 200ms or 2s, not '" + value + "'");
    }
    long unit =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          default -> 60_000;
        };
    return Long.parseLong(matcher.group(1)) * unit;
  }

  private static double chance(String word, String value) {
    if (CHANCE.matcher(value).matches()) {
      boolean percent = value.endsWith("%");
      String digits = percent ? value.substring(0, value.length() - 1) : value;
      double chance = Double.parseDouble(digits) / (percent ? 100 : 1);
      if (chance <= 1) {
        return chance;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' wants a chance from 0 to 1 or a percentage, not '" + value + "'");
  }

  double chance(Fault fault) {
    return chances.getOrDefault(fault, 0.0);
  }

  long millis(Fault fault) {
    return millis.getOrDefault(fault, 0L);
  }
}
