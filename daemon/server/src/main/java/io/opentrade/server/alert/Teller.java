package io.opentrade.server.alert;

import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.log.Log;
import io.opentrade.server.notify.Notice;
import io.opentrade.server.notify.Notices;
import io.opentrade.server.watch.EventWatch;
import io.opentrade.store.AlertStore;
import io.opentrade.store.FiringRow;
import io.opentrade.store.FiringRow.Progress;
import io.opentrade.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Tells what fired, and lets it act. What it is handed is written down already; whatever is killed
/// in the middle is told and done after the next start. Telling twice is prevented by the notice's
/// key; a command that had begun is not begun again.
final class Teller implements AutoCloseable {
  /// Commands at once; what halts waits for none.
  private static final int COMMANDS = 4;

  private static final Duration ENDING = Duration.ofSeconds(2);

  private static final String UNKNOWN =
      "it had begun when the daemon ended, and is not begun again: what became of it is not known";

  private final AlertStore store;
  private final Notices notices;
  private final EventWatch events;
  private final Performer performer;
  private final Log log;
  private final ExecutorService telling =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("alerts-tell").factory());
  private final ExecutorService acting =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("alerts-act").factory());
  private final Semaphore commands = new Semaphore(COMMANDS);

  Teller(AlertStore store, Notices notices, EventWatch events, Performer performer, Log log) {
    this.store = store;
    this.notices = notices;
    this.events = events;
    this.performer = performer;
    this.log = log;
  }

  /// Goes on with what an earlier daemon did not finish.
  void resume() {
    List<FiringRow> open = store.open();
    if (!open.isEmpty()) {
      log.info("goes on with what had fired", "firings", open.size());
    }
    take(open);
  }

  /// Takes firings that are written down.
  void take(List<FiringRow> firings) {
    for (FiringRow firing : firings) {
      if (firing.progress() != Progress.DONE) {
        acting.execute(() -> guarded(firing, () -> act(firing)));
      }
      if (!firing.told()) {
        telling.execute(() -> guarded(firing, () -> tell(firing)));
      }
    }
  }

  private interface Work {
    void perform() throws InterruptedException;
  }

  private void guarded(FiringRow firing, Work work) {
    try {
      work.perform();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the next daemon goes on
    } catch (StoreFailure failed) {
      log.warn("a firing could not be noted", "firing", firing.number(), "why", failed);
    } catch (RuntimeException broken) {
      log.error("a firing broke", broken, "firing", firing.number());
    }
  }

  private void tell(FiringRow firing) {
    Instant at = Instant.ofEpochMilli(firing.at());
    ForeignText text = new ForeignText(firing.text());
    notices.post(
        new Notice(
            key(firing), "alert", severity(firing), at, new ForeignText(firing.name()), text));
    events.happened(at, "alert", EventInfo.Tone.BAD, new ForeignText(firing.name()), text);
    store.told(firing.number());
  }

  private static String key(FiringRow firing) {
    return "alert/" + firing.number();
  }

  private static Notice.Severity severity(FiringRow firing) {
    boolean stops = !firing.action().isEmpty() && AlertOrder.read(firing.action()).repeatable();
    return stops ? Notice.Severity.CRITICAL : Notice.Severity.WARNING;
  }

  private void act(FiringRow firing) throws InterruptedException {
    AlertOrder order = AlertOrder.read(firing.action());
    if (firing.progress() == Progress.BEGUN && !order.repeatable()) {
      done(firing, Performer.Outcome.failed(UNKNOWN));
      return;
    }
    if (order.repeatable()) {
      done(firing, performer.perform(firing, order));
      return;
    }
    commands.acquire();
    try {
      store.progress(firing.number(), Progress.BEGUN, "");
      done(firing, performer.perform(firing, order));
    } finally {
      commands.release();
    }
  }

  private void done(FiringRow firing, Performer.Outcome outcome) {
    store.progress(firing.number(), Progress.DONE, outcome.words());
    if (!outcome.good()) {
      log.warn("an alert's action failed", "firing", firing.number(), "why", outcome.words());
      notices.post(
          new Notice(
              key(firing) + "/action",
              "alert",
              Notice.Severity.CRITICAL,
              Instant.ofEpochMilli(firing.at()),
              new ForeignText(firing.name()),
              new ForeignText(outcome.words())));
    }
  }

  /// Lets those finish for a moment who are at it; the next daemon goes on with the rest.
  @Override
  public void close() {
    telling.shutdown();
    acting.shutdown();
    try {
      if (telling.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
        acting.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    telling.shutdownNow();
    acting.shutdownNow();
    telling.close();
    acting.close();
  }
}
