package io.opentrade.scripting.plan;

import io.opentrade.sandbox.Language;
import java.util.Map;

/// Functions that other programs have among their indicators, and that are written with columns
/// here: `ta.crossover(a, b)` of Pine, `diff` and `rolling` of pandas, `MAX` of TA-Lib.
final class OtherOperators {
  private record Way(String javaScript, String python) {}

  private static final Way ABOVE = new Way("a.crossesAbove(b)", "a.crosses_above(b)");
  private static final Way BELOW = new Way("a.crossesBelow(b)", "a.crosses_below(b)");
  private static final Way CHANGE = new Way("a.minus(a.shift(1))", "a - a.shift(1)");
  private static final Way SHIFT = same("a.shift(n)");
  private static final Way ROLLING =
      same("a.mean(n), a.std(n), a.sum(n), a.highest(n) or a.lowest(n)");

  private static final Map<String, Way> WAYS =
      Map.ofEntries(
          Map.entry("crossover", ABOVE),
          Map.entry("crossedabove", ABOVE),
          Map.entry("crossunder", BELOW),
          Map.entry("crossedbelow", BELOW),
          Map.entry("change", CHANGE),
          Map.entry("diff", CHANGE),
          Map.entry("pctchange", new Way("a.divide(a.shift(1)).minus(1)", "a / a.shift(1) - 1")),
          Map.entry(
              "rising",
              new Way("a.above(a.shift(1)).count(n).equals(n)", "(a > a.shift(1)).count(n) == n")),
          Map.entry(
              "falling",
              new Way("a.below(a.shift(1)).count(n).equals(n)", "(a < a.shift(1)).count(n) == n")),
          Map.entry("offset", SHIFT),
          Map.entry("shift", SHIFT),
          Map.entry("rolling", ROLLING),
          Map.entry("rollingmean", same("a.mean(n)")),
          Map.entry("rollingstd", same("a.std(n)")),
          Map.entry("max", same("a.highest(n), or a.max(b) for the larger of two")),
          Map.entry("min", same("a.lowest(n), or a.min(b) for the smaller of two")),
          Map.entry("iloc", same("a.ago(n)")),
          Map.entry(
              "highestbars", new Way("ta.barsSinceHighest(a, n)", "ta.bars_since_highest(a, n)")),
          Map.entry(
              "lowestbars", new Way("ta.barsSinceLowest(a, n)", "ta.bars_since_lowest(a, n)")),
          Map.entry("hl2", new Way("ta.medianPrice()", "ta.median_price()")),
          Map.entry("hlc3", new Way("ta.typicalPrice()", "ta.typical_price()")),
          Map.entry("hlcc4", new Way("ta.weightedClose()", "ta.weighted_close()")));

  private OtherOperators() {}

  private static Way same(String way) {
    return new Way(way, way);
  }

  /// How it is written here; the empty text where nothing is known of it.
  ///
  /// @param plain in small letters, without lines below
  static String of(String plain, Language language) {
    Way way = WAYS.get(plain);
    if (way == null) {
      return "";
    }
    return "write "
        + switch (language) {
          case PYTHON -> way.python();
          case JAVASCRIPT -> way.javaScript();
          case JAVA -> way.javaScript().replace("ta.", "ta().");
        };
  }
}
