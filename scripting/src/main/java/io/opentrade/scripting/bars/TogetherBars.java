package io.opentrade.scripting.bars;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.GroupStrategy;
import io.opentrade.engine.backtest.GroupView;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.RecordingGroup;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.guest.Callback;
import io.opentrade.scripting.guest.Guest;
import io.opentrade.scripting.plan.PlanBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;

/// `onBars`: one instance of the script decides about all markets.
final class TogetherBars extends BarsRun {
  private final Markets markets;
  private final Settings settings;
  private final GroupHost host;
  private final Instance instance;

  TogetherBars(
      Guest guest,
      List<BarsJob.Place> places,
      Settings settings,
      Map<String, ParameterValue> values,
      LogBook log,
      IntConsumer progress) {
    super(places, log, progress);
    this.markets = Markets.of(places.stream().map(BarsJob.Place::market).toList());
    this.settings = settings;
    this.host = new GroupHost(log);
    List<Function<PlanBuilder, BarHost>> hosts =
        desks.stream().<Function<PlanBuilder, BarHost>>map(desk -> desk::open).toList();
    Guest.Callbacks script = guest.together(values, hosts, host);
    this.instance = new Instance(guest, script, Callback.ON_BARS, this::where);
  }

  private String where() {
    return "at " + Instant.ofEpochMilli((long) host.time);
  }

  @Override
  public List<DecisionLog> go(List<String> states) {
    instance.restore(states);
    RecordingGroup recording = new RecordingGroup(markets, new Listening());
    Backtest.run(markets, settings, recording, Progress.SILENT);
    instance.stop();
    return recording.logs();
  }

  @Override
  public List<String> states() {
    return instance.states();
  }

  /// The moment before, whether it was asked then or not; at the first, the begin of its bar.
  private long before(long moment) {
    int tick = markets.tickAtOrAfter(moment - (markets.end(0) - markets.time()[0]));
    return tick == 0 ? markets.time()[0] : markets.end(tick - 1);
  }

  /// The script as the engine sees it.
  private final class Listening implements GroupStrategy {
    @Override
    public List<List<Intent>> onBars(GroupView view) {
      List<OrderEvent> events = new ArrayList<>();
      host.moveTo(view.at(), view.cash(), view.equity());
      for (int number = 0; number < desks.size(); number++) {
        desks.get(number).moveTo(view);
        events.addAll(desks.get(number).hear(view.news(number)));
      }
      instance.bar(events, before(view.at()), view.at());
      giveSign();
      return desks.stream().map(ScriptDesk::intents).toList();
    }

    @Override
    public boolean listens() {
      return true;
    }
  }
}
