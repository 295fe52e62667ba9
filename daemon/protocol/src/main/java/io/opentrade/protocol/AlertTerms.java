package io.opentrade.protocol;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an alert waits for, how often it fires and what it does then.
///
/// @param expression in the language of `help alerts`
/// @param symbol the market of words that name none, such as `BTC/USDT@binance`; null for the one
///     that the expression names
/// @param once whether it is over when it has fired
/// @param every seconds after which it fires again while it holds; null for once each time it
///     comes true
/// @param until when it ends; null for never
/// @param hysteresis by how much the condition must miss before it can fire again: `1%` of
///     the right side of comparisons, or an amount; null for not at all
/// @param cooldown seconds in which it fires at most once; null for none
/// @param message what is told, with `{name}`, `{expression}`, `{price}`, `{time}` and `{event}`;
///     null for the usual words
/// @param skipMissed what came true while the daemon was down is passed over; else it fires at the
///     first look where it still holds
public record AlertTerms(
    ForeignText expression,
    @Nullable String symbol,
    boolean once,
    @Nullable Integer every,
    @Nullable Instant until,
    @Nullable String hysteresis,
    @Nullable Integer cooldown,
    @Nullable ForeignText message,
    boolean skipMissed,
    AlertAction action) {
  private static final int LONGEST_TEXT = 2_000;
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,12})?%?");

  public AlertTerms {
    Values.required("expression", Values.present("expression", expression).raw());
    Values.present("action", action);
    if (once && every != null) {
      throw new IllegalArgumentException("'once' and 'every' contradict each other");
    }
    if (every != null && every < 1 || cooldown != null && cooldown < 1) {
      throw new IllegalArgumentException("'every' and 'cooldown' are at least a second");
    }
    if (hysteresis != null && !AMOUNT.matcher(hysteresis).matches()) {
      throw new IllegalArgumentException("'hysteresis' is an amount or a share: 50 or 1%");
    }
    if (message != null && message.raw().length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("'message' has at most " + LONGEST_TEXT + " characters");
    }
  }

  /// Fires each time the expression comes true, and tells people.
  public static AlertTerms plain(String expression, @Nullable String symbol) {
    return new AlertTerms(
        new ForeignText(expression),
        symbol,
        false,
        null,
        null,
        null,
        null,
        null,
        false,
        AlertAction.NONE);
  }
}
