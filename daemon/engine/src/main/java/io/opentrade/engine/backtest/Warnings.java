package io.opentrade.engine.backtest;

import io.opentrade.engine.risk.Kill;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// What a person should know before believing a result.
final class Warnings {
  private static final int FEW = 30;

  private Warnings() {}

  /// @param ended how many trades have
  static List<Warning> of(
      int ended,
      int conflicts,
      SortedMap<String, Integer> refusals,
      List<Kill> kills,
      boolean ruined) {
    List<Warning> warnings = new ArrayList<>();
    for (Kill kill : kills) {
      String second = Instant.ofEpochMilli(kill.at()).truncatedTo(ChronoUnit.SECONDS).toString();
      warnings.add(
          new Warning("killed", "Trading was halted at " + second + ": " + kill.reason() + "."));
    }
    refusals.forEach(
        (reason, count) ->
            warnings.add(
                new Warning("refused", counted(count, "order") + " refused: " + reason + ".")));
    if (conflicts > 0) {
      warnings.add(
          new Warning(
              "conflict",
              counted(conflicts, "bar") + " entered long and short at once; neither was done."));
    }
    if (ruined) {
      warnings.add(
          new Warning(
              "ruined",
              "The equity fell to zero or below; a real account would have been closed before."));
    }
    if (ended == 0) {
      warnings.add(new Warning("noTrades", "No trade ended: there is nothing to measure."));
    } else if (ended < FEW) {
      warnings.add(
          new Warning(
              "fewTrades",
              "Only " + counted(ended, "trade") + " ended: too few to tell skill from luck."));
    }
    return warnings;
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
