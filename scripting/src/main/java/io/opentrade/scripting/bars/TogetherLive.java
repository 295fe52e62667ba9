package io.opentrade.scripting.bars;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.sandbox.LiveMoment;
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

/// `onBars` live: one instance of the script decides about all markets.
final class TogetherLive implements LiveRun {
  private final List<LiveDesk> desks;
  private final GroupHost host;
  private final Instance instance;

  TogetherLive(
      Guest guest,
      List<LiveDesk> desks,
      List<String> states,
      Map<String, ParameterValue> values,
      LogBook log) {
    this.desks = desks;
    this.host = new GroupHost(log);
    List<Function<PlanBuilder, BarHost>> hosts =
        desks.stream().<Function<PlanBuilder, BarHost>>map(desk -> desk::open).toList();
    Guest.Callbacks script = guest.together(values, hosts, host);
    this.instance = new Instance(guest, script, Callback.ON_BARS, this::where);
    instance.restore(states);
  }

  private String where() {
    return "at " + Instant.ofEpochMilli((long) host.time);
  }

  @Override
  public List<List<Intent>> next(LiveMoment moment) {
    host.moveTo(moment.at(), moment.cash(), moment.equity());
    List<OrderEvent> events = new ArrayList<>();
    long before =
        desks.stream().mapToLong(desk -> desk.closeBefore(moment.at())).max().orElseThrow();
    for (int number = 0; number < desks.size(); number++) {
      events.addAll(desks.get(number).moveTo(moment, moment.places().get(number)));
    }
    instance.bar(events, before, moment.at());
    return desks.stream().map(LiveDesk::intents).toList();
  }

  @Override
  public void stop() {
    instance.stop();
  }

  @Override
  public List<String> states() {
    return instance.states();
  }
}
