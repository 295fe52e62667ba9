package io.opentrade.scripting.bars;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.RecordingStrategy;
import io.opentrade.engine.backtest.Seat;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.guest.Callback;
import io.opentrade.scripting.guest.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// `onBar`: each market has an instance of the script of its own, with its own variables and its
/// own state. They share the account, and nothing else.
final class OwnBars extends BarsRun {
  private final Settings settings;
  private final List<Instance> instances = new ArrayList<>();

  OwnBars(
      Guest guest,
      Supplier<Guest> more,
      List<BarsJob.Place> places,
      Settings settings,
      Map<String, ParameterValue> values,
      LogBook log,
      IntConsumer progress) {
    super(places, log, progress);
    this.settings = settings;
    for (ScriptDesk desk : desks) {
      Guest own = instances.isEmpty() ? guest : more.get();
      Guest.Callbacks script = own.bars(values, desk::open);
      instances.add(new Instance(own, script, Callback.ON_BAR, desk::where));
    }
  }

  @Override
  public List<DecisionLog> go(List<String> states) {
    List<Seat> seats = new ArrayList<>();
    List<RecordingStrategy> recordings = new ArrayList<>();
    for (int number = 0; number < desks.size(); number++) {
      Instance instance = instances.get(number);
      if (number < states.size()) {
        instance.restore(List.of(states.get(number)));
      }
      recordings.add(new RecordingStrategy(new Listening(desks.get(number), instance)));
      seats.add(new Seat(desks.get(number).market(), 0, recordings.getLast()));
    }
    Backtest.rehearse(seats, settings);
    instances.forEach(Instance::stop);
    return recordings.stream().map(RecordingStrategy::log).toList();
  }

  @Override
  public List<String> states() {
    return instances.stream().flatMap(instance -> instance.states().stream()).toList();
  }

  /// An instance as the engine sees it.
  private final class Listening implements Strategy {
    private final ScriptDesk desk;
    private final Instance instance;

    Listening(ScriptDesk desk, Instance instance) {
      this.desk = desk;
      this.instance = instance;
    }

    @Override
    public List<Intent> onBar(View view) {
      desk.moveTo(view);
      Candles candles = desk.candles();
      int bar = view.bar();
      long before = bar > 0 ? candles.endTime(bar - 1) : candles.time()[bar];
      instance.bar(desk.hear(view.news()), before, candles.endTime(bar));
      giveSign();
      return desk.intents();
    }

    @Override
    public boolean listens() {
      return true;
    }
  }
}
