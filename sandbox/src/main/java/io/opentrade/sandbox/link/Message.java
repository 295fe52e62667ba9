package io.opentrade.sandbox.link;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.Style;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said over the link. A request is answered by log lines, perhaps progress and decisions,
/// and then by exactly one message that ends it.
public sealed interface Message {
  /// Make yourself quick until you are spoken to again; not answered.
  record Practise() implements Message {}

  /// Others need the processor: stop practising; not answered.
  record Rest() implements Message {}

  /// Load this script; ended by `Loaded` or `Failed`.
  record Load(Script script, int logLines) implements Message {}

  /// Call `signals`; ended by `Planned` or `Failed`.
  record MakePlan(Map<String, ParameterValue> values) implements Message {}

  /// Call `onBar` or `onBars` for all bars; ended by `Finished` or `Failed`. The candles lie in the
  /// worker's folder, as `CandleFolder` says.
  ///
  /// @param places what is traded, in the order of the desks
  /// @param series the strategy's names for the other series of each place
  /// @param states what it kept from an earlier run; empty for nothing
  record RunBars(
      Style style,
      List<Place> places,
      Settings settings,
      List<String> series,
      Map<String, ParameterValue> values,
      List<String> states)
      implements Message {
    public RunBars {
      places = List.copyOf(places);
      states = List.copyOf(states);
    }
  }

  /// A market of a run.
  ///
  /// @param detail whether finer candles of it lie in the folder
  /// @param mark whether candles of the mark price lie there
  /// @param funding whether funding rates lie there: the opens of candles
  /// @param book whether a recorded book lies there
  record Place(
      Instrument instrument,
      int from,
      int firstDecision,
      boolean detail,
      boolean mark,
      boolean funding,
      boolean book) {}

  /// Call `signals` and then the functions of its scans, bar by bar; ended by `Planned`, after the
  /// values of all scans, or `Failed`. The candles lie as for `RunBars`.
  ///
  /// @param series the strategy's names for the other series
  record RunScans(List<String> series, Map<String, ParameterValue> values) implements Message {}

  /// Begin to be asked live; the bars of the past lie in the folder as for `RunBars`. Ended by
  /// `Answered`, with no intents, or `Failed`; before that come the values of a `signals`
  /// strategy's scans. What it holds is said in `LiveJob`.
  ///
  /// @param series the strategy's names for the other series of each place
  record BeginLive(
      Style style,
      List<LivePlace> places,
      List<String> series,
      Map<String, ParameterValue> values,
      List<String> states)
      implements Message {
    public BeginLive {
      places = List.copyOf(places);
      series = List.copyOf(series);
      states = List.copyOf(states);
    }
  }

  /// A market of a live strategy, as in `LiveJob`.
  record LivePlace(Instrument instrument, int handles, Map<Integer, List<OrderNews>> open) {}

  /// Call `onBar` or `onBars`, and before it whatever else is due, for bars that have just closed,
  /// or compute the scans; ended by `Answered`, after the values of all scans, or `Failed`.
  record NextMoment(LiveMoment moment) implements Message {}

  /// Call `onStop`; ended by `Answered` or `Failed`.
  record EndLive() implements Message {}

  /// The worker has started and waits; said once, unasked.
  record Ready() implements Message {}

  record Loaded(Declaration declaration) implements Message {}

  record Planned(Plan plan, boolean symbolic) implements Message {}

  /// Bars decided so far; said a few times a second.
  record Progress(int done) implements Message {}

  /// The next decisions about a market, in order.
  ///
  /// @param market its number in the run
  record Decisions(int market, List<Decision> decisions) implements Message {}

  /// The next values of a scan, in order of time; NaN for none.
  ///
  /// @param market its number in the run
  /// @param number which scan of the plan, from 0
  record ScanValues(int market, int number, double[] values) implements Message {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ScanValues(int which, int that, double[] numbers)
          && which == market
          && that == number
          && Arrays.equals(numbers, values);
    }

    @Override
    public int hashCode() {
      return 31 * number + Arrays.hashCode(values);
    }
  }

  /// The next values of what a script drew in a market, in order of time; NaN for none.
  ///
  /// @param market its number in the run
  record PlotValues(int market, String name, double[] values) implements Message {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PlotValues(int that, String word, double[] numbers)
          && that == market
          && word.equals(name)
          && Arrays.equals(numbers, values);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + Arrays.hashCode(values);
    }
  }

  /// @param dropped lines that were not kept since the last such message
  record Log(List<LogLine> lines, int dropped) implements Message {}

  /// @param ready of each market, the first bar at which all indicators the script asked for have a
  ///     value
  /// @param states what each instance keeps; the empty text for nothing
  record Finished(List<Integer> ready, List<String> states) implements Message {
    public Finished {
      ready = List.copyOf(ready);
      states = List.copyOf(states);
    }
  }

  /// What a live strategy said.
  ///
  /// @param intents for each market
  /// @param states what each instance keeps; the empty text for nothing
  record Answered(List<List<Intent>> intents, List<String> states) implements Message {
    public Answered {
      intents = intents.stream().map(List::copyOf).toList();
      states = List.copyOf(states);
    }
  }

  record Failed(ScriptFailure failure) implements Message {}
}
