package io.opentrade.server.telegram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one code that lets somebody in. It has 60 bits, holds five minutes and for five tries in
/// all, whoever makes them. Whoever sends it waits for a word at the terminal. Safe for use by many
/// threads; forgotten when the daemon ends.
final class Invitations {
  /// How long a code holds, and how long whoever has sent it may wait.
  static final Duration HOLDS = Duration.ofMinutes(5);

  static final int TRIES = 5;

  /// Crockford's base 32: nothing that is read as something else. Five bits each.
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 12;

  private final InstantSource clock;
  private final SecureRandom random;
  private @Nullable Code code;
  private @Nullable Candidate candidate;

  private record Code(String letters, String role, Instant until, int tries) {}

  /// An invitation as the terminal shows it.
  ///
  /// @param code twelve letters and digits
  record Invitation(String code, String role, Instant until) {}

  /// Somebody who has sent the code.
  record Candidate(Incoming.Sender sender, String role, Instant until) {}

  Invitations(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /// A new code; an earlier one, and whoever came with it, hold no more.
  synchronized Invitation invite(String role) {
    StringBuilder letters = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    code = new Code(letters.toString(), role, clock.instant().plus(HOLDS), 0);
    candidate = null;
    notifyAll();
    return new Invitation(code.letters(), role, code.until());
  }

  /// Whether a code is waited for; without one nobody is even answered.
  synchronized boolean isOpen() {
    return present() != null;
  }

  /// Somebody sends what may be the code.
  ///
  /// @return whether it is
  synchronized boolean attempt(String words, Incoming.Sender sender) {
    Code wanted = present();
    String given = plain(words);
    if (wanted == null || given.length() != LENGTH) {
      return false; // small talk of strangers must not use the tries up
    }
    if (!same(wanted.letters(), given)) {
      int tries = wanted.tries() + 1;
      code =
          tries >= TRIES ? null : new Code(wanted.letters(), wanted.role(), wanted.until(), tries);
      notifyAll();
      return false;
    }
    code = null;
    candidate = new Candidate(sender, wanted.role(), clock.instant().plus(HOLDS));
    notifyAll();
    return true;
  }

  /// Who waits to be let in, waited for.
  synchronized Optional<Candidate> candidate(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (waiting() == null && present() != null) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(Math.min(left, 1_000)); // the code may run out meanwhile
    }
    return Optional.ofNullable(waiting());
  }

  /// Takes the one who waits out, where it is that person.
  synchronized Optional<Candidate> take(long person) {
    Candidate found = waiting();
    if (found == null || found.sender().person() != person) {
      return Optional.empty();
    }
    candidate = null;
    return Optional.of(found);
  }

  private @Nullable Code present() {
    Code now = code;
    return now == null || !clock.instant().isBefore(now.until()) ? null : now;
  }

  private @Nullable Candidate waiting() {
    Candidate now = candidate;
    return now == null || !clock.instant().isBefore(now.until()) ? null : now;
  }

  private static boolean same(String wanted, String given) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
  }

  /// However it was typed: in small letters, with dashes, O for 0.
  private static String plain(String words) {
    return words
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }
}
