package io.opentrade.server.telegram;

import io.opentrade.server.log.Log;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.Update;

/// Fetches what comes in and hands it on, for as long as its thread is not interrupted. The next
/// request tells Telegram that what was fetched before may be forgotten; so it is made only when
/// all of that is done with or on the disk.
final class Poller {
  private final BotClient client;
  private final UpdateJournal journal;
  private final Reception reception;
  private final Contact contact;
  private final Tempo tempo;
  private final InstantSource clock;
  private final Log log;
  private boolean named;

  Poller(
      BotClient client,
      UpdateJournal journal,
      Reception reception,
      Contact contact,
      Tempo tempo,
      InstantSource clock,
      Log log) {
    this.client = client;
    this.journal = journal;
    this.reception = reception;
    this.contact = contact;
    this.tempo = tempo;
    this.clock = clock;
    this.log = log;
  }

  void run() throws InterruptedException {
    int failures = 0;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        turn();
        failures = 0;
      } catch (BotFailure failed) {
        failures++;
        if (contact.failed(failed)) {
          log.warn("telegram does not answer as it should", "why", failed.getMessage());
        }
        Duration wanted = failed.patience();
        Thread.sleep(wanted.isZero() ? tempo.after(failures) : wanted);
      } catch (RuntimeException broken) {
        failures++;
        log.error("messages could not be taken in", broken);
        Thread.sleep(tempo.after(failures));
      }
    }
  }

  private void turn() throws BotFailure, InterruptedException {
    if (!named) {
      contact.named(client.me().getUserName(), clock.instant());
      named = true;
    }
    List<Update> updates = client.updates(journal.next(), tempo.poll());
    contact.heard(clock.instant());
    for (Update update : updates) {
      reception.receive(read(update));
      journal.seen(update.getUpdateId());
    }
  }

  /// What lacks what Telegram promises must not hold up a `/stop` behind it.
  private Incoming read(Update update) {
    try {
      return Incoming.of(update);
    } catch (RuntimeException broken) {
      log.warn("a message that cannot be read was left out", "why", broken);
      return new Incoming.Other(update.getUpdateId());
    }
  }
}
