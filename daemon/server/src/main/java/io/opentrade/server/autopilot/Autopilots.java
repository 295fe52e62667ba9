package io.opentrade.server.autopilot;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AutopilotInfo;
import io.opentrade.protocol.AutopilotRequest;
import io.opentrade.protocol.AutopilotSettings;
import io.opentrade.protocol.AutopilotStart;
import io.opentrade.protocol.AutopilotStatus;
import io.opentrade.protocol.AutopilotStop;
import io.opentrade.protocol.AutopilotTarget;
import io.opentrade.protocol.AutopilotWhy;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.log.Log;
import io.opentrade.server.notify.Notices;
import io.opentrade.store.AutopilotStore;
import io.opentrade.store.PilotRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/// The autopilots of all accounts: answers what is asked of them, and looks after those at work. A
/// run goes on after a restart where its journal says it was. Safe for use by many threads.
public final class Autopilots implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final AutopilotStore store;
  private final Door door;
  private final InstantSource clock;
  private final Log log;
  private final Flight flight;
  private final Beginning beginning;
  private final Views views;
  private final Round round;
  private final Thread thread;

  /// Held by whoever changes something.
  private final ReentrantLock deciding = new ReentrantLock();

  /// @param folder for the scripts of runs; made where missing
  /// @param reviews carries out reviews, which take minutes
  public Autopilots(
      AutopilotStore store,
      Door door,
      Outlooks outlooks,
      Notices notices,
      Path folder,
      Executor reviews,
      InstantSource clock,
      Log log) {
    this.store = store;
    this.door = door;
    this.clock = clock;
    this.log = log;
    this.flight = new Flight(store, notices);
    Scripts scripts = new Scripts(folder);
    this.beginning = new Beginning(store, door);
    this.views = new Views(store);
    Steps steps = new Steps(store, door, scripts, log);
    this.round =
        new Round(
            store,
            door,
            flight,
            steps,
            new Reviewer(outlooks, scripts),
            deciding,
            reviews,
            clock,
            log);
    this.thread = Thread.ofVirtual().name("autopilot").unstarted(this::work);
  }

  /// Looks after the runs at work from now on.
  public void start() {
    thread.start();
  }

  private void work() {
    try {
      while (true) {
        look();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks once at every run at work: carries out what is decided, and decides what is due.
  public void look() throws InterruptedException {
    for (PilotRow run : store.atWork()) {
      try {
        round.look(run.account());
      } catch (RequestFailed failed) {
        log.warn("an autopilot waits", "account", run.account(), "why", failed.failure().message());
      } catch (RuntimeException broken) {
        log.error("an autopilot is not looked after", broken, "account", run.account());
      }
    }
  }

  /// @param actor who asks
  /// @throws RequestFailed where it cannot be done
  public Object answer(AutopilotRequest<?> request, Actor actor) throws InterruptedException {
    return switch (request) {
      case AutopilotStart start -> start(start, actor);
      case AutopilotStop stop -> stop(visible(stop.account(), actor), actor);
      case AutopilotStatus status -> info(visible(status.account(), actor));
      case AutopilotSettings settings -> views.settings(newest(visible(settings.account(), actor)));
      case AutopilotTarget target -> target(visible(target.account(), actor), target);
      case AutopilotWhy why -> views.why(visible(why.account(), actor), why.limit());
    };
  }

  private AutopilotInfo start(AutopilotStart request, Actor actor) throws InterruptedException {
    String account = visible(request.account(), actor);
    Terms terms = beginning.terms(request);
    deciding.lockInterruptibly();
    try {
      Instant now = clock.instant();
      long period = Duration.ofDays(terms.risk().days()).toMillis();
      long id =
          store.begin(
              new PilotRow(
                  0,
                  account,
                  terms.write(),
                  Flight.ON,
                  now.toEpochMilli(),
                  null,
                  null,
                  terms.budget().toString(),
                  now.toEpochMilli() - period));
      if (id == 0) {
        throw new RequestFailed(
            FailureKind.USAGE,
            "the autopilot is at work at " + account + " already",
            "look: opentrade autopilot status --account " + account);
      }
      flight.began(books(account), now, actor.name().toString());
    } finally {
      deciding.unlock();
    }
    return info(account);
  }

  private AutopilotInfo stop(String account, Actor actor) throws InterruptedException {
    deciding.lockInterruptibly();
    try {
      Books books = books(account);
      if (books.run().state().equals(Flight.OVER)) {
        throw notAtWork(account);
      }
      flight.ends(books, clock.instant(), "stop", "stopped by " + actor.name());
      round.finish(books(account));
    } finally {
      deciding.unlock();
    }
    return info(account);
  }

  private AutopilotInfo target(String account, AutopilotTarget request)
      throws InterruptedException {
    deciding.lockInterruptibly();
    try {
      PilotRow run = newest(account);
      if (!run.state().equals(Flight.ON)) {
        throw notAtWork(account);
      }
      Terms terms = Terms.read(run.definition()).withTarget(request.target());
      store.note(
          new PilotRow(
              run.id(),
              account,
              terms.write(),
              run.state(),
              run.started(),
              run.ended(),
              run.reason(),
              run.peak(),
              run.reviewed()));
    } finally {
      deciding.unlock();
    }
    return info(account);
  }

  private AutopilotInfo info(String account) throws InterruptedException {
    return Views.info(books(account));
  }

  private Books books(String account) throws InterruptedException {
    return Books.read(store, door, newest(account));
  }

  private PilotRow newest(String account) {
    return store
        .newest(account)
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "the autopilot has not been at work at " + account,
                    "start it: opentrade autopilot start --account " + account + " --risk low"));
  }

  private static RequestFailed notAtWork(String account) {
    return new RequestFailed(
        FailureKind.NOT_FOUND, "the autopilot is not at work at " + account, null);
  }

  private static String visible(String account, Actor actor) {
    if (!actor.scope().includes(account)) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED, actor.name() + " may not see the account " + account, null);
    }
    return account;
  }

  @Override
  public void close() {
    thread.interrupt();
    round.close();
    store.close();
  }
}
