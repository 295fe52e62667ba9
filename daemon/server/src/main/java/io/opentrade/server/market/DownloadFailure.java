package io.opentrade.server.market;

import org.jspecify.annotations.Nullable;

/// Candles could not be downloaded. What was downloaded before stays stored; asking again goes on
/// from there. The message is one line for people.
public final class DownloadFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What kind of failure, so that it can become an exit code.
  public enum Kind {
    /// The request does not fit the exchange: another exchange, timeframe or range.
    USAGE,
    /// The exchange does not know the market.
    NOT_FOUND,
    /// The exchange wants fewer requests for longer than we wait.
    RATE_LIMITED,
    /// The exchange answered with an error, or with something that is no answer.
    EXCHANGE,
    /// The exchange did not answer in time.
    TIMEOUT,
    /// The exchange cannot be reached.
    NETWORK,
    /// The caller asked to stop.
    CANCELLED
  }

  private final Kind kind;
  private final @Nullable String hint;

  DownloadFailure(Kind kind, String message, @Nullable String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
  }

  DownloadFailure(Kind kind, String message, @Nullable String hint) {
    this(kind, message, hint, null);
  }

  public Kind kind() {
    return kind;
  }

  /// What to do next, if there is something to say.
  public @Nullable String hint() {
    return hint;
  }

  static DownloadFailure cancelled() {
    return new DownloadFailure(
        Kind.CANCELLED, "Stopped.", "What was downloaded is stored; ask again to go on.");
  }
}
