package io.opentrade.server.telegram;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What somebody was asked and has not answered. An answer counts once, for a minute, and only from
/// whom was asked. Safe for use by many threads; a daemon that starts has asked nothing.
final class Questions {
  static final Duration HOLD = Duration.ofSeconds(60);

  private static final int NONCE_BYTES = 12;
  private static final String YES = "y:";
  private static final String NO = "n:";

  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, Question> open = new ConcurrentHashMap<>();

  private record Question(long person, Instant until, String words, Plan.Job job) {}

  /// What the two buttons send back.
  record Buttons(String yes, String no) {}

  /// What was answered.
  ///
  /// @param yes whether it is to be done
  record Answer(boolean yes, Plan.Job job) {}

  Questions(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /// @param words what is asked
  Buttons ask(long person, String words, Plan.Job job) {
    Instant now = clock.instant();
    open.values().removeIf(old -> !now.isBefore(old.until()));
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    open.put(nonce, new Question(person, now.plus(HOLD), words, job));
    return new Buttons(YES + nonce, NO + nonce);
  }

  /// What a press of a button answers to; empty where that is not known any more.
  String words(String data) {
    Question asked = open.get(data.substring(Math.min(data.length(), YES.length())));
    return asked == null ? "" : asked.words();
  }

  /// The answer that a press of a button is; empty where nothing waits for it from that person.
  Optional<Answer> answer(long person, String data) {
    boolean yes = data.startsWith(YES);
    if (!yes && !data.startsWith(NO)) {
      return Optional.empty();
    }
    String nonce = data.substring(YES.length());
    Question asked = open.get(nonce);
    if (asked == null || asked.person() != person || !open.remove(nonce, asked)) {
      return Optional.empty();
    }
    return clock.instant().isBefore(asked.until())
        ? Optional.of(new Answer(yes, asked.job()))
        : Optional.empty();
  }

  /// Forgets what was asked of somebody who was sent away.
  void forget(long person) {
    open.values().removeIf(question -> question.person() == person);
  }
}
