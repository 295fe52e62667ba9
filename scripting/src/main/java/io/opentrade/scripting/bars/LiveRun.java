package io.opentrade.scripting.bars;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.link.Message;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.guest.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A strategy that is asked live: at each moment at which bars close, with the same context and in
/// the same order as in a backtest. What happened to orders since the last call is heard first,
/// then timers, then the bars.
public interface LiveRun {
  /// Of a script that is asked bar by bar.
  ///
  /// @param guest with the script loaded
  /// @param more makes further ones, loaded as well, for markets that have an instance of their own
  /// @param begin says how it is asked and what it goes on with
  /// @param past of each market, the bars that it knows before it is asked
  /// @param values of all declared parameters
  static LiveRun of(
      Guest guest,
      Supplier<Guest> more,
      Message.BeginLive begin,
      List<Past> past,
      Map<String, ParameterValue> values,
      LogBook log) {
    List<LiveDesk> desks = new ArrayList<>();
    for (Message.LivePlace place : begin.places()) {
      int number = desks.size();
      desks.add(new LiveDesk(number, past.size(), place, past.get(number), log));
    }
    return switch (begin.style()) {
      case ON_BAR -> new OwnLive(guest, more, desks, begin.states(), values);
      case ON_BARS -> new TogetherLive(guest, desks, begin.states(), values, log);
      case SIGNALS -> throw new IllegalArgumentException(Style.SIGNALS + " makes a plan");
    };
  }

  /// Bars have closed.
  ///
  /// @return what it wants in each market
  /// @throws io.opentrade.sandbox.ScriptFailed where it throws
  List<List<Intent>> next(LiveMoment moment);

  /// The strategy is stopped. What it orders now is not carried out.
  void stop();

  /// What it keeps, as JSON; the empty text for nothing.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where it is no JSON, or too long
  List<String> states();
}
