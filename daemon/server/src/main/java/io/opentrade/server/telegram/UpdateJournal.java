package io.opentrade.server.telegram;

import io.opentrade.store.TakenUpdate;
import io.opentrade.store.TelegramStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Writes down what is taken in before it is carried out. Safe for use by many threads.
final class UpdateJournal {
  /// After a week without updates Telegram numbers them anew, from anywhere.
  private static final Duration NUMBERS_HOLD = Duration.ofDays(6);

  private static final Duration KEPT = Duration.ofDays(60);
  private static final int LONGEST = 300;

  private final TelegramStore store;
  private final long bot;
  private final InstantSource clock;
  private int seen;
  private Instant at;

  UpdateJournal(TelegramStore store, long bot, InstantSource clock) {
    this.store = store;
    this.bot = bot;
    this.clock = clock;
    store.forget(clock.instant().minus(KEPT).toEpochMilli());
    at = store.last(bot).map(last -> Instant.ofEpochMilli(last.at())).orElse(Instant.MIN);
    seen = store.last(bot).map(last -> (int) last.number()).orElse(0);
  }

  /// What to ask Telegram for next: the number behind the last, 0 for whatever there is.
  synchronized int next() {
    boolean old = at.equals(Instant.MIN) || clock.instant().isAfter(at.plus(NUMBERS_HOLD));
    return old ? 0 : seen + 1;
  }

  /// An update was looked at: it need not be sent again.
  synchronized void seen(int number) {
    seen = number;
    at = clock.instant();
  }

  /// Takes in what somebody asks for. On return it is on the disk.
  ///
  /// @return false where it was taken in before: it must not be carried out
  boolean take(int number, long person, String words) {
    String kept = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    return store.take(new TakenUpdate(bot, number, clock.millis(), person, kept));
  }

  /// It has come to its end, whichever.
  void ended(int number) {
    store.ended(bot, number);
  }

  /// What was begun when the daemon died.
  List<TakenUpdate> unfinished() {
    return store.unfinished(bot);
  }

  /// A name for the work of an update that no other has, for `--key`.
  String key(int number) {
    return "tg-" + bot + "-" + number;
  }
}
