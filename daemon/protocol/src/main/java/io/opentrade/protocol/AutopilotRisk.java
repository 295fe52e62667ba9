package io.opentrade.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// How much an autopilot may dare, in numbers. The rules go by them and `help autopilot` prints
/// them. Percentages are of the budget where nothing else is said.
public enum AutopilotRisk {
  LOW(2, 50, 25, 5, 0.5, 10, 60, 10, 0, 0, 7),
  MEDIUM(4, 20, 35, 10, 0.7, 20, 50, 8, 0.5, 0.5, 3),
  HIGH(6, 0, 50, 20, 0.85, 35, 40, 6, 1, 0.75, 1);

  private final int strategies;
  private final int reservePercent;
  private final int largestPercent;
  private final int lossPercent;
  private final double correlation;
  private final int drawdownPercent;
  private final int winningPercent;
  private final int trades;
  private final double falling;
  private final double wild;
  private final int days;

  AutopilotRisk(
      int strategies,
      int reservePercent,
      int largestPercent,
      int lossPercent,
      double correlation,
      int drawdownPercent,
      int winningPercent,
      int trades,
      double falling,
      double wild,
      int days) {
    this.strategies = strategies;
    this.reservePercent = reservePercent;
    this.largestPercent = largestPercent;
    this.lossPercent = lossPercent;
    this.correlation = correlation;
    this.drawdownPercent = drawdownPercent;
    this.winningPercent = winningPercent;
    this.trades = trades;
    this.falling = falling;
    this.wild = wild;
    this.days = days;
  }

  /// The level of that name.
  ///
  /// @throws IllegalArgumentException where there is none
  @JsonCreator
  public static AutopilotRisk of(String name) {
    return Arrays.stream(values())
        .filter(level -> level.word().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'risk' must be one of: " + String.join(", ", words())));
  }

  /// Its name on the wire: `low`.
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// All names, from the smallest risk up.
  public static List<String> words() {
    return Arrays.stream(values()).map(AutopilotRisk::word).toList();
  }

  /// Strategies at work at once, at most.
  public int strategies() {
    return strategies;
  }

  /// Kept as cash.
  public int reservePercent() {
    return reservePercent;
  }

  /// The largest share that one strategy gets.
  public int largestPercent() {
    return largestPercent;
  }

  /// Lost of the budget: everything is closed, and it stops.
  public int lossPercent() {
    return lossPercent;
  }

  /// Two strategies whose daily returns in the tests correlate by more are not held together.
  public double correlation() {
    return correlation;
  }

  /// The largest fall in the tests that is accepted.
  public int drawdownPercent() {
    return drawdownPercent;
  }

  /// Windows of the walk forward that must have ended with a profit.
  public int winningPercent() {
    return winningPercent;
  }

  /// Trades that the tests must have had.
  public int trades() {
    return trades;
  }

  /// A share is multiplied by this in a falling market; 0 for none.
  public double falling() {
    return falling;
  }

  /// A share is multiplied by this in a wild market; 0 for none.
  public double wild() {
    return wild;
  }

  /// It looks again at which strategies to run, and how much of the budget each gets, so often.
  public int days() {
    return days;
  }

  /// The numbers as rows of words, for a table with one column a level.
  ///
  /// @return what it is, then the words of each level in the order of [#values]
  public static List<List<String>> table() {
    return List.of(
        row("strategies at once, at most", level -> Integer.toString(level.strategies)),
        row("kept as cash", level -> level.reservePercent + "%"),
        row("largest share of one strategy", level -> level.largestPercent + "%"),
        row("stops when it has lost", level -> level.lossPercent + "%"),
        row("shares are halved from a fall of", level -> decimal(level.lossPercent / 2.0) + "%"),
        row("correlation of two, at most", level -> decimal(level.correlation)),
        row("largest fall in tests, at most", level -> level.drawdownPercent + "%"),
        row("tests that won, at least", level -> level.winningPercent + "%"),
        row("trades in tests, at least", level -> Integer.toString(level.trades)),
        row("share in a falling market", level -> "x " + decimal(level.falling)),
        row("share in a wild market", level -> "x " + decimal(level.wild)),
        row("days between reviews", level -> Integer.toString(level.days)));
  }

  private static List<String> row(String what, Function<AutopilotRisk, String> words) {
    return Stream.concat(Stream.of(what), Arrays.stream(values()).map(words)).toList();
  }

  private static String decimal(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
