package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `telegram.candidate`: who has sent the code and waits to be let in. A long poll.
///
/// @param patience the longest to wait, in milliseconds, at most 30,000
public record TelegramCandidate(int patience) implements TelegramRequest<TelegramCandidate.Reply> {
  public TelegramCandidate {
    if (patience < 0 || patience > 30_000) {
      throw new IllegalArgumentException("'patience' must be from 0 to 30000");
    }
  }

  /// @param waiting whether a code holds or somebody waits; false once it is over
  /// @param person null where nobody has come yet
  public record Reply(boolean waiting, @Nullable Person person) {}

  /// @param number Telegram's number of the person
  /// @param role that they would have
  public record Person(long number, ForeignText name, String role) {}
}
