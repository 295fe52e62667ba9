package io.opentrade.server.app;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.frame.Home;
import io.opentrade.server.access.Access;
import io.opentrade.server.alert.Alerts;
import io.opentrade.server.alert.Doors;
import io.opentrade.server.api.Caller;
import io.opentrade.server.autopilot.Autopilots;
import io.opentrade.server.autopilot.Door;
import io.opentrade.server.autopilot.Workbench;
import io.opentrade.server.backup.DailyBackups;
import io.opentrade.server.health.HealthChecks;
import io.opentrade.server.log.Log;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.telegram.NoticeSwitch;
import io.opentrade.server.telegram.Telegram;
import io.opentrade.server.watch.EventWatch;
import io.opentrade.server.watchdog.Watchdog;
import io.opentrade.store.AutopilotStore;
import java.time.InstantSource;
import java.util.Optional;

/// What works while its owner sleeps: it watches, keeps time, tells, is talked to from afar.
record Unattended(
    Notifications notifications,
    Schedules schedules,
    Alerts alerts,
    Autopilots autopilots,
    Telegram telegram,
    DailyBackups backups,
    Watchdog watchdog,
    HouseCommandLines lines)
    implements AutoCloseable {

  /// Alerts act by the door that everybody uses, in the name of who made them.
  static Alerts alerts(
      Home home,
      Trading trading,
      Exchanges exchanges,
      EventWatch events,
      HealthChecks health,
      Access access,
      Notifications notifications,
      LateGateway door,
      HouseCommandLines lines,
      InstantSource clock,
      Log log) {
    return new Alerts(
        home.data(),
        new HouseAlertSources(trading, exchanges, events, health, access.owner()),
        notifications.outbox(),
        events,
        new Doors(
            (actor, request, what) ->
                ScopedValue.where(Caller.PRESENT, new Caller(actor, request))
                    .call(() -> door.call(what)),
            lines,
            creator -> presentRights(creator, access)),
        clock,
        log);
  }

  /// The autopilot asks by the door that everybody uses, for the owner.
  static Autopilots autopilots(
      Home home, LateGateway door, Notifications notifications, InstantSource clock, Log log) {
    Actor actor = Actor.owner("autopilot");
    Door asks =
        new Door() {
          @Override
          public <R> R ask(String account, Request<R> request) throws InterruptedException {
            return ScopedValue.where(Caller.PRESENT, new Caller(actor, "autopilot-" + account))
                .call(() -> door.call(request));
          }
        };
    return new Autopilots(
        AutopilotStore.open(home.data().resolve("autopilot.db")),
        asks,
        new Workbench(asks),
        notifications.outbox(),
        home.state().resolve("autopilot"),
        task -> Thread.ofVirtual().name("autopilot-review").start(task),
        clock,
        log);
  }

  /// What somebody who made an alert may have done now. What was made by something that runs by
  /// itself tells, and does nothing.
  private static Optional<Actor> presentRights(Actor creator, Access access) {
    return switch (creator.kind()) {
      case LOCAL_OWNER, LOCAL_USER, TOKEN, TELEGRAM -> access.presentRights(creator.name().raw());
      case STRATEGY, SCHEDULE, ALERT -> Optional.empty();
    };
  }

  /// The house is built and answers: now they work.
  void start() {
    new NoticeSwitch(telegram, notifications.outbox()).start();
    notifications.start();
    telegram.start(lines);
    alerts.start();
    schedules.start();
    autopilots.start();
    backups.start();
    watchdog.start();
  }

  /// Who could ask for something goes before who tells of it.
  @Override
  public void close() {
    watchdog.close();
    telegram.close();
    alerts.close();
    schedules.close();
    autopilots.close();
    backups.close();
    notifications.close();
  }
}
