package io.opentrade.sandbox.link;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said over the link. A request is answered by log lines, perhaps progress and decisions,
/// and then by exactly one message that ends it.
public sealed interface Message {
  /// Load this script; ended by `Loaded` or `Failed`.
  record Load(Script script, int logLines) implements Message {}

  /// Call `signals`; ended by `Planned` or `Failed`.
  record MakePlan(Map<String, ParameterValue> values) implements Message {}

  /// Call `onBar` for all bars; ended by `Finished` or `Failed`. The candles lie in the worker's
  /// folder: its own in `main`, the others in `0`, `1`, … in the order of `series`.
  ///
  /// @param detail whether finer candles of the market lie there as `detail`
  /// @param mark whether candles of the mark price lie there as `mark`
  /// @param funding whether funding rates lie there as `funding`: the opens of candles
  /// @param series the strategy's names for the other series
  /// @param state what it kept from an earlier run; the empty text for nothing
  record RunBars(
      Instrument instrument,
      int from,
      int firstDecision,
      Settings settings,
      boolean detail,
      boolean mark,
      boolean funding,
      List<String> series,
      Map<String, ParameterValue> values,
      String state)
      implements Message {}

  /// Call `signals` and then the functions of its scans, bar by bar; ended by `Planned`, after the
  /// values of all scans, or `Failed`. The candles lie as for `RunBars`.
  ///
  /// @param series the strategy's names for the other series
  record RunScans(List<String> series, Map<String, ParameterValue> values) implements Message {}

  /// The worker has started and waits; said once, unasked.
  record Ready() implements Message {}

  record Loaded(Declaration declaration) implements Message {}

  record Planned(Plan plan, boolean symbolic) implements Message {}

  /// Bars decided so far; said a few times a second.
  record Progress(int done) implements Message {}

  /// The next decisions of the run, in order.
  record Decisions(List<Decision> decisions) implements Message {}

  /// The next values of a scan, in order of time; NaN for none.
  ///
  /// @param number which scan of the plan, from 0
  record ScanValues(int number, double[] values) implements Message {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ScanValues(int that, double[] numbers)
          && that == number
          && Arrays.equals(numbers, values);
    }

    @Override
    public int hashCode() {
      return 31 * number + Arrays.hashCode(values);
    }
  }

  /// @param dropped lines that were not kept since the last such message
  record Log(List<LogLine> lines, int dropped) implements Message {}

  /// @param ready first bar at which all indicators the script asked for have a value
  /// @param state what it keeps; the empty text for nothing
  /// @param plots names of what it drew
  record Finished(int ready, String state, List<String> plots) implements Message {
    public Finished {
      plots = List.copyOf(plots);
    }
  }

  record Failed(ScriptFailure failure) implements Message {}
}
