package io.opentrade.server.telegram;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How the bot stands with Telegram. Safe for use by many threads.
final class Contact {
  /// What the bot does.
  enum State {
    OFF,
    LOCKED,
    STARTING,
    POLLING,
    CONFLICT,
    UNREACHABLE,
    REFUSED,
    STOPPED
  }

  /// @param bot its user name; null where that was not heard yet
  /// @param problem why it does not work; null where it does
  /// @param heard when Telegram last answered
  record Picture(
      State state, @Nullable String bot, @Nullable String problem, @Nullable Instant heard) {}

  private Picture present = new Picture(State.OFF, null, null, null);

  synchronized Picture picture() {
    return present;
  }

  /// It does not even try.
  void idle(State state, @Nullable String problem) {
    change(old -> new Picture(state, state == State.OFF ? null : old.bot(), problem, old.heard()));
  }

  /// It was answered for the first time; a first wait for messages may take half a minute.
  void named(String bot, Instant at) {
    change(_ -> new Picture(State.POLLING, bot, null, at));
  }

  void heard(Instant at) {
    change(old -> new Picture(State.POLLING, old.bot(), null, at));
  }

  /// @return whether this is another trouble than before
  synchronized boolean failed(BotFailure failure) {
    State state =
        switch (failure.kind()) {
          case CONFLICT -> State.CONFLICT;
          case TOKEN, REFUSED, SENT_AWAY -> State.REFUSED;
          case UNREACHABLE, TOO_MUCH -> State.UNREACHABLE;
        };
    boolean other = present.state() != state;
    present = new Picture(state, present.bot(), failure.getMessage(), present.heard());
    return other;
  }

  private synchronized void change(UnaryOperator<Picture> change) {
    present = change.apply(present);
  }
}
