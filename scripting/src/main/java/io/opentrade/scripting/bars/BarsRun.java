package io.opentrade.scripting.bars;

import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.Style;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.guest.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// One backtest bar by bar. On each bar the script hears first what happened to its orders since
/// the bar before, then of the timers that are due, then of the bar; all that it orders meanwhile
/// is decided at that bar's close.
public abstract sealed class BarsRun permits OwnBars, TogetherBars {
  private static final long SIGN_OF_LIFE = TimeUnit.MILLISECONDS.toNanos(200);

  final List<ScriptDesk> desks = new ArrayList<>();
  private final IntConsumer progress;
  private long lastSign = System.nanoTime();

  BarsRun(List<BarsJob.Place> places, LogBook log, IntConsumer progress) {
    this.progress = progress;
    for (BarsJob.Place place : places) {
      desks.add(new ScriptDesk(desks.size(), places.size(), place, log));
    }
  }

  /// @param guest with the script loaded
  /// @param more makes further ones, loaded as well, for markets that have an instance of their own
  /// @param values of all declared parameters
  /// @param progress told a few times a second how many bars have been decided
  public static BarsRun of(
      Style style,
      Guest guest,
      Supplier<Guest> more,
      List<BarsJob.Place> places,
      Settings settings,
      Map<String, ParameterValue> values,
      LogBook log,
      IntConsumer progress) {
    return switch (style) {
      case ON_BAR -> new OwnBars(guest, more, places, settings, values, log, progress);
      case ON_BARS -> new TogetherBars(guest, places, settings, values, log, progress);
      case SIGNALS -> throw new IllegalArgumentException("signals makes a plan");
    };
  }

  /// @param states what the script kept from an earlier run; empty for nothing
  /// @return what it decided about each market
  /// @throws ScriptFailed where the script throws
  public abstract List<DecisionLog> go(List<String> states);

  /// What each instance keeps, as JSON; the empty text for nothing.
  ///
  /// @throws ScriptFailed where it is no JSON, or too long
  public abstract List<String> states();

  /// Of each market, the first bar at which all indicators that the script asked for have a value.
  public List<Integer> ready() {
    return desks.stream().map(ScriptDesk::ready).toList();
  }

  /// What the script has drawn in each market, by name, over all bars.
  public List<Map<String, double[]>> plots() {
    return desks.stream().map(ScriptDesk::plots).toList();
  }

  /// Says now and then that the run goes on.
  final void giveSign() {
    long now = System.nanoTime();
    if (now - lastSign > SIGN_OF_LIFE) {
      sign(now);
    }
  }

  /// Says so at once.
  final void sign(long now) {
    lastSign = now;
    long done = 0;
    for (ScriptDesk desk : desks) {
      done += Math.max(0, desk.bar());
    }
    progress.accept((int) Math.min(done, Integer.MAX_VALUE));
  }
}
