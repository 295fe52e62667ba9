package io.opentrade.server.app;

import io.opentrade.protocol.frame.Home;
import io.opentrade.server.access.Access;
import io.opentrade.server.api.Activity;
import io.opentrade.server.log.Log;
import io.opentrade.server.notify.Notices;
import io.opentrade.server.schedule.Runner;
import io.opentrade.server.schedule.ScheduleActions;
import io.opentrade.server.schedule.Scheduler;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.store.ScheduleStore;
import java.time.InstantSource;

/// What runs by the clock.
record Schedules(Scheduler scheduler, ScheduleActions actions) implements AutoCloseable {
  static Schedules open(
      Home home,
      CommandLines commands,
      Access access,
      Notices notices,
      Activity activity,
      InstantSource clock,
      Log log) {
    ScheduleStore store = ScheduleStore.open(home.data().resolve("schedules.db"));
    Runner runner =
        new Runner(store, commands, access::presentRights, notices, Thread::sleep, clock, log);
    Scheduler scheduler =
        new Scheduler(
            store,
            runner,
            task -> Thread.ofVirtual().name("schedule").start(task),
            activity::isStopping,
            clock,
            log);
    return new Schedules(scheduler, new ScheduleActions(scheduler, store, clock));
  }

  /// Runs what is due, from now on.
  void start() {
    scheduler.start();
  }

  @Override
  public void close() {
    scheduler.close();
  }
}
