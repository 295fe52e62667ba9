package io.opentrade.server.telegram;

import java.io.IOException;
import java.time.Duration;

/// The Bot API did not do what it was asked to. The message holds no address: the token is in it.
final class BotFailure extends IOException {
  private static final long serialVersionUID = 1;

  /// What went wrong.
  enum Kind {
    /// Nobody answered, or not all of it came.
    UNREACHABLE,
    /// Somebody else fetches this bot's messages (409).
    CONFLICT,
    /// The token is none, or no longer one (401, 404).
    TOKEN,
    /// Too much at once (429); it says how long to wait.
    TOO_MUCH,
    /// The person has sent the bot away, or never wrote to it (403).
    SENT_AWAY,
    /// It does not want the request as it is.
    REFUSED
  }

  private final String words;
  private final Kind kind;
  private final Duration wait;

  BotFailure(Kind kind, String message, Duration wait) {
    super(message);
    words = message;
    this.kind = kind;
    this.wait = wait;
  }

  BotFailure(Kind kind, String message) {
    this(kind, message, Duration.ZERO);
  }

  @Override
  public String getMessage() {
    return words;
  }

  Kind kind() {
    return kind;
  }

  /// How long to wait before the next request; zero where it does not say.
  Duration patience() {
    return wait;
  }
}
