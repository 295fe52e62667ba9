package io.opentrade.server.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether what is held of an account may be believed: everything was compared with its exchange,
/// and nothing was missed since. A comparison vouches only for what was known when it began: a
/// break that falls into it wants another. Safe for use by many threads; each change is one step,
/// so nobody sees an account that hears again and is still believed from before.
final class Belief {
  private boolean compared;
  private boolean listening;
  private boolean asked = true;
  private @Nullable Instant at;
  private String why;

  /// @param why what is waited for, in words
  Belief(String why) {
    this.why = why;
  }

  /// Whether it may be believed.
  ///
  /// @param streams whether the exchange tells by itself what happens; then it must be heard
  synchronized boolean holds(boolean streams) {
    return compared && (listening || !streams);
  }

  synchronized boolean compared() {
    return compared;
  }

  /// Whether a comparison is wanted.
  synchronized boolean asked() {
    return asked;
  }

  /// When the last comparison ended; null for never.
  synchronized @Nullable Instant at() {
    return at;
  }

  /// What is waited for, in words.
  synchronized String why() {
    return why;
  }

  /// Nothing is believed until everything was compared again.
  synchronized void doubt(String reason) {
    compared = false;
    asked = true;
    why = reason;
  }

  /// The exchange tells again what happens; what it told meanwhile was missed.
  synchronized void hears(String reason) {
    doubt(reason);
    listening = true;
  }

  /// The exchange is not heard any more.
  synchronized void deaf(String reason) {
    doubt(reason);
    listening = false;
  }

  /// Something else is waited for.
  synchronized void waits(String reason) {
    why = reason;
  }

  /// A comparison is wanted, and what is believed stays so until then.
  synchronized void ask() {
    asked = true;
  }

  /// A comparison begins.
  synchronized void begin() {
    asked = false;
  }

  /// A comparison ended, and nothing differs that is not being asked for.
  ///
  /// @return whether it may be believed: nothing wanted another meanwhile
  synchronized boolean end(Instant now) {
    at = now;
    compared = !asked;
    return compared;
  }
}
