package io.opentrade.scripting.plan;

import io.opentrade.engine.indicator.Indicators;
import io.opentrade.sandbox.Language;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/// What people write who come from another library, and how it is said here: `gt`, `close.sma(10)`.
public final class OtherWords {
  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry("gt", "above"),
          Map.entry("greater", "above"),
          Map.entry("greaterthan", "above"),
          Map.entry("lt", "below"),
          Map.entry("less", "below"),
          Map.entry("lessthan", "below"),
          Map.entry("ge", "atLeast"),
          Map.entry("gte", "atLeast"),
          Map.entry("le", "atMost"),
          Map.entry("lte", "atMost"),
          Map.entry("eq", "equals"),
          Map.entry("ne", "notEquals"),
          Map.entry("add", "plus"),
          Map.entry("sub", "minus"),
          Map.entry("subtract", "minus"),
          Map.entry("mul", "times"),
          Map.entry("multiply", "times"),
          Map.entry("div", "divide"),
          Map.entry("crossover", "crossesAbove"),
          Map.entry("crossup", "crossesAbove"),
          Map.entry("crossunder", "crossesBelow"),
          Map.entry("crossdown", "crossesBelow"),
          Map.entry("prev", "shift"),
          Map.entry("lag", "shift"));

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("above", "a > b"),
          Map.entry("below", "a < b"),
          Map.entry("atLeast", "a >= b"),
          Map.entry("atMost", "a <= b"),
          Map.entry("equals", "a == b"),
          Map.entry("notEquals", "a != b"),
          Map.entry("plus", "a + b"),
          Map.entry("minus", "a - b"),
          Map.entry("times", "a * b"),
          Map.entry("divide", "a / b"),
          Map.entry("crossesAbove", "a.crosses_above(b)"),
          Map.entry("crossesBelow", "a.crosses_below(b)"));

  private OtherWords() {}

  /// How a word for a column is said here; the empty text where nothing is known of it.
  ///
  /// @param known what may be said there
  public static String column(String name, Collection<String> known, Language language) {
    String ours = METHODS.get(plain(name));
    if (ours == null) {
      return indicator(name, language);
    }
    if (language == Language.PYTHON && SIGNS.containsKey(ours)) {
      return "write " + SIGNS.get(ours);
    }
    return known.contains(ours)
        ? "write ." + ours + "(…)"
        : OtherOperators.of(plain(name), language);
  }

  /// Where an indicator is found that was looked for elsewhere, or how it is written where it is
  /// none here; the empty text where nothing is known of it.
  public static String indicator(String name, Language language) {
    String plain = plain(name);
    if (Indicators.own().stream().noneMatch(own -> plain(own.name()).equals(plain))) {
      return OtherOperators.of(plain, language);
    }
    String call =
        switch (language) {
          case JAVASCRIPT -> "ta.%s(close, …)";
          case PYTHON -> "d.ta.%s(d.close, …)";
          case JAVA -> "d.ta().%s(d.close(), …)";
        };
    return "indicators stand under ta: "
        + call.formatted(name)
        + "; see: opentrade strategy indicators "
        + name;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }
}
