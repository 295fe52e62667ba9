package io.opentrade.server.venue;

import io.opentrade.protocol.ForeignText;
import java.time.Duration;

/// Why an exchange did not do what was asked.
///
/// Of a command (an order, a cancel, a change) every error but `Unknown` says that it surely did
/// not happen. After `Unknown` ask by our id; never send again.
public sealed interface VenueError {
  /// The exchange refused.
  ///
  /// @param code its own, for looking it up
  /// @param said its own words
  record Rejected(Reason reason, String code, ForeignText said) implements VenueError {}

  /// We refused: nothing was sent. The exchange would not take it, or would take it for something
  /// else.
  record NotSent(String why) implements VenueError {}

  /// Somebody objected at the last look before the order left: nothing was sent.
  record Withheld(String why) implements VenueError {}

  /// The exchange lacks it, or we do not speak it there. Nothing was sent.
  record Missing(Feature feature) implements VenueError {}

  /// A command left and nobody knows what became of it.
  record Unknown(String why) implements VenueError {}

  /// The exchange, or our own budget, wants no request for so long.
  record RateLimited(Duration pause) implements VenueError {}

  /// Our clock and the exchange's differ by more than a signed request may.
  ///
  /// @param ahead how far ours is before the exchange's; negative where it is behind
  /// @param allowed the receive window
  record ClockSkew(Duration ahead, Duration allowed) implements VenueError {}

  /// The key, its secret or its passphrase is wrong, or the key may not come from this address.
  record BadKey(String code, ForeignText said) implements VenueError {}

  /// The key lacks a permission.
  record NotPermitted(String code, ForeignText said) implements VenueError {}

  /// No connection came about: nothing was sent.
  record Unreachable(String why) implements VenueError {}

  /// A question was not answered in time.
  record TimedOut(String host) implements VenueError {}

  /// The exchange is in trouble, or was so often that we leave it alone for a while.
  record Down(String why) implements VenueError {}

  /// What came back is no answer of this exchange.
  record Nonsense(String found) implements VenueError {}

  /// Whoever asked does not want to know any more.
  record Stopped() implements VenueError {}

  /// Why an exchange refuses, as far as its code says it.
  enum Reason {
    UNKNOWN_SYMBOL,
    UNKNOWN_ORDER,
    BELOW_MINIMUM,
    BAD_QUANTITY,
    BAD_PRICE,
    NOT_ENOUGH_FUNDS,
    WOULD_TAKE,
    DUPLICATE_ID,
    NOTHING_TO_REDUCE,
    WRONG_MODE,
    MARKET_CLOSED,
    TOO_MANY_ORDERS,
    OTHER
  }

  /// Whether a command that ended so surely did not happen.
  default boolean certain() {
    return !(this instanceof Unknown);
  }

  /// Whether a command that ended so surely did not happen, and may as it is another time: nobody
  /// has said anything against the command itself.
  default boolean passing() {
    return switch (this) {
      case Withheld _,
          RateLimited _,
          ClockSkew _,
          BadKey _,
          Unreachable _,
          TimedOut _,
          Down _,
          Nonsense _,
          Stopped _ ->
          true;
      case Rejected _, NotSent _, Missing _, NotPermitted _, Unknown _ -> false;
    };
  }

  /// The error in one line for people.
  default String words() {
    return switch (this) {
      case Rejected(Reason reason, String code, ForeignText said) ->
          "it refused (" + reasonWords(reason) + "code " + code + "): " + said;
      case NotSent(String why) -> why;
      case Withheld(String why) -> why;
      case Missing(Feature feature) -> "it has no " + feature.words();
      case Unknown(String why) -> "nobody knows whether it happened: " + why;
      case RateLimited(Duration pause) ->
          "it wants no request for " + Math.max(1, pause.toSeconds()) + " s";
      case ClockSkew(Duration ahead, Duration allowed) ->
          "this computer's clock is "
              + ahead.abs().toMillis()
              + " ms "
              + (ahead.isNegative() ? "behind" : "ahead of")
              + " the exchange's, more than the "
              + allowed.toMillis()
              + " ms allowed: set the clock";
      case BadKey(String code, ForeignText said) ->
          "it does not accept the key (code " + code + "): " + said;
      case NotPermitted(String code, ForeignText said) ->
          "the key lacks the permission (code " + code + "): " + said;
      case Unreachable(String why) -> "it cannot be reached: " + why;
      case TimedOut(String host) -> host + " did not answer in time";
      case Down(String why) -> "it is in trouble: " + why;
      case Nonsense(String found) -> "it sent something that is no answer: " + found;
      case Stopped() -> "stopped";
    };
  }

  private static String reasonWords(Reason reason) {
    return reason == Reason.OTHER
        ? ""
        : reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ", ";
  }
}
