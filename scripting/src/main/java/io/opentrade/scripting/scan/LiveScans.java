package io.opentrade.scripting.scan;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.bars.LiveRun;
import io.opentrade.scripting.bars.Past;
import io.opentrade.scripting.guest.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// The scans of a `signals` strategy over live markets, each in a guest of its own: what a function
/// keeps belongs to one market. It wants nothing; the plan decides, where the values go.
public final class LiveScans implements LiveRun {
  private final List<ScanRun> runs = new ArrayList<>();
  private final Sink sink;

  /// Takes the values that scans have at the bars that came.
  public interface Sink {
    /// @param market its number in the run
    /// @param number of the scan
    void take(int market, int number, double[] values);
  }

  /// Computes them over the past.
  ///
  /// @param guests makes one after the other, with the script loaded
  /// @param past of each market
  /// @param values of all declared parameters
  /// @param progress told a few times a second that it goes on
  /// @throws ScriptFailed where a function throws
  public LiveScans(
      Supplier<Guest> guests,
      List<Past> past,
      Map<String, ParameterValue> values,
      LogBook log,
      IntConsumer progress,
      Sink sink) {
    this.sink = sink;
    for (Past market : past) {
      Guest.MadePlan plan = guests.get().plan(values);
      ScanRun run = guarded(() -> new ScanRun(plan, market, ParameterValue.numbers(values), log));
      send(runs.size(), guarded(() -> run.columns(progress)));
      runs.add(run);
    }
  }

  @Override
  public List<List<Intent>> next(LiveMoment moment) {
    List<List<Intent>> nothing = new ArrayList<>();
    for (LiveMoment.Place place : moment.places()) {
      int market = nothing.size();
      send(market, guarded(() -> runs.get(market).next(place.bars())));
      nothing.add(List.of());
    }
    return nothing;
  }

  private void send(int market, List<double[]> columns) {
    for (int number = 0; number < columns.size(); number++) {
      sink.take(market, number, columns.get(number));
    }
  }

  private static <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (PlanException refused) {
      throw new ScriptFailed(
          ScriptFailure.of(ScriptFailure.Kind.SCRIPT, String.valueOf(refused.getMessage()), ""),
          List.of());
    }
  }

  @Override
  public void stop() {}

  @Override
  public List<String> states() {
    return List.of();
  }
}
