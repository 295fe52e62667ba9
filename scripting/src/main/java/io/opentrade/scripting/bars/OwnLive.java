package io.opentrade.scripting.bars;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.scripting.guest.Callback;
import io.opentrade.scripting.guest.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `onBar` live: each market has an instance of the script of its own, which is asked where its bar
/// has closed.
final class OwnLive implements LiveRun {
  private final List<LiveDesk> desks;
  private final List<Instance> instances = new ArrayList<>();

  OwnLive(
      Guest guest,
      Supplier<Guest> more,
      List<LiveDesk> desks,
      List<String> states,
      Map<String, ParameterValue> values) {
    this.desks = desks;
    for (LiveDesk desk : desks) {
      Guest own = instances.isEmpty() ? guest : more.get();
      Guest.Callbacks script = own.bars(values, desk::open);
      Instance instance = new Instance(own, script, Callback.ON_BAR, desk::where);
      if (instances.size() < states.size()) {
        instance.restore(List.of(states.get(instances.size())));
      }
      instances.add(instance);
    }
  }

  @Override
  public List<List<Intent>> next(LiveMoment moment) {
    List<List<Intent>> intents = new ArrayList<>();
    for (LiveDesk desk : desks) {
      LiveMoment.Place now = moment.places().get(intents.size());
      if (now.fresh()) {
        long before = desk.closeBefore(moment.at());
        List<OrderEvent> events = desk.moveTo(moment, now);
        instances.get(intents.size()).bar(events, before, moment.at());
        intents.add(desk.intents());
      } else {
        desk.learn(now);
        intents.add(List.of());
      }
    }
    return intents;
  }

  @Override
  public void stop() {
    instances.forEach(Instance::stop);
  }

  @Override
  public List<String> states() {
    return instances.stream().flatMap(instance -> instance.states().stream()).toList();
  }
}
