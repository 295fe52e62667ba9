package io.opentrade.server.market;

import io.opentrade.server.venue.VenueError;
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

  /// What an exchange's error means for a download.
  static DownloadFailure of(String venue, VenueError error) {
    String later = "Ask again later; what was downloaded is stored.";
    String said = venue + ": " + error.words() + ".";
    return switch (error) {
      case VenueError.Rejected(VenueError.Reason reason, _, _)
          when reason == VenueError.Reason.UNKNOWN_SYMBOL ->
          new DownloadFailure(Kind.NOT_FOUND, venue + " has no such market.", "Is it spelt right?");
      case VenueError.NotSent(String why) -> new DownloadFailure(Kind.USAGE, why + ".", null);
      case VenueError.Withheld _, VenueError.Missing _ ->
          new DownloadFailure(Kind.USAGE, said, null);
      case VenueError.RateLimited _ -> new DownloadFailure(Kind.RATE_LIMITED, said, later);
      case VenueError.TimedOut _ -> new DownloadFailure(Kind.TIMEOUT, said, later);
      case VenueError.Unreachable _ -> new DownloadFailure(Kind.NETWORK, said, later);
      case VenueError.Down _ -> new DownloadFailure(Kind.EXCHANGE, said, later);
      case VenueError.Nonsense _ ->
          new DownloadFailure(Kind.EXCHANGE, said, "Is the address right?");
      case VenueError.Stopped _ -> cancelled();
      case VenueError.Rejected _,
          VenueError.Unknown _,
          VenueError.ClockSkew _,
          VenueError.BadKey _,
          VenueError.NotPermitted _ ->
          new DownloadFailure(Kind.EXCHANGE, said, null);
    };
  }

  static DownloadFailure cancelled() {
    return new DownloadFailure(
        Kind.CANCELLED, "Stopped.", "What was downloaded is stored; ask again to go on.");
  }
}
