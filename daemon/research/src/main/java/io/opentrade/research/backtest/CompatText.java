package io.opentrade.research.backtest;

import io.opentrade.engine.sim.BacktestingPy;
import io.opentrade.engine.sim.Convention;
import io.opentrade.engine.sim.Freqtrade;
import io.opentrade.protocol.Compat;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FreqtradeRules;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads by whose rules a run goes.
final class CompatText {
  private static final double FAR = 0.99;
  private static final long MINUTES = 10;

  private CompatText() {}

  /// @throws IllegalArgumentException with a message for people
  static Convention parse(@Nullable Compat compat) {
    return switch (compat == null ? "" : compat.program()) {
      case "" -> Convention.OWN;
      case Compat.BACKTESTING_PY -> new BacktestingPy();
      case Compat.FREQTRADE -> freqtrade(compat == null ? null : compat.freqtrade());
      case String other ->
          throw new IllegalArgumentException(
              "'"
                  + other
                  + "' is no program whose rules are known; write freqtrade or"
                  + " backtesting.py");
    };
  }

  private static Freqtrade freqtrade(@Nullable FreqtradeRules given) {
    FreqtradeRules rules = given == null ? FreqtradeRules.PLAIN : given;
    TreeMap<Long, Double> targets = new TreeMap<>();
    rules.roi().forEach((minutes, profit) -> targets.put(minutes(minutes), value(profit)));
    Decimal tighter = rules.trailingDistance();
    if (!rules.trailingStop()
        && (tighter != null || rules.trailingOffset() != null || rules.trailingOnlyOffset())) {
      throw new IllegalArgumentException("a trailing distance or offset needs --trailing-stop");
    }
    Freqtrade.Trailing trailing =
        rules.trailingStop()
            ? new Freqtrade.Trailing(
                tighter == null ? null : (Double) value(tighter),
                rules.trailingOffset() == null ? 0 : value(rules.trailingOffset()),
                rules.trailingOnlyOffset())
            : null;
    long timeout = rules.timeoutMinutes() == null ? MINUTES : rules.timeoutMinutes();
    Decimal above = rules.exitProfitAbove();
    return new Freqtrade(
        rules.stopLoss() == null ? FAR : value(rules.stopLoss()),
        targets,
        trailing,
        rules.customStop(),
        new Freqtrade.Orders(timeout, timeout, rules.adjustEntries()),
        new Freqtrade.ExitSignals(
            !rules.ignoreExits(),
            above == null ? null : (Double) value(above),
            rules.entriesKeep()),
        rules.leverage() == null ? 1 : rules.leverage());
  }

  private static long minutes(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("'" + text + "' is no number of minutes");
    }
    return Long.parseLong(text);
  }

  private static double value(Decimal decimal) {
    return decimal.value().doubleValue();
  }
}
