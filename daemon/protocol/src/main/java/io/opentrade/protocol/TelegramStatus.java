package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `telegram.status`: whether the bot works, and who may talk to it.
public record TelegramStatus() implements TelegramRequest<TelegramStatus.Reply> {

  /// @param state `off` (no token), `locked` (the token is in a locked vault), `starting`,
  ///     `polling`, `conflict` (somebody else fetches this bot's messages), `unreachable`,
  ///     `refused` or `stopped`
  /// @param bot its user name, without the `@`; null where that was not heard yet
  /// @param address where it is reached; null where there is none
  /// @param problem why it does not work; null where it does
  /// @param heard when Telegram last answered; null for not since the daemon started
  /// @param ignored messages of strangers and groups that got no answer since the daemon started
  public record Reply(
      String state,
      @Nullable ForeignText bot,
      @Nullable String address,
      @Nullable ForeignText problem,
      @Nullable Instant heard,
      long ignored,
      List<Link> links) {
    public Reply {
      links = Values.list(links);
    }
  }

  /// Somebody who may talk to the bot, in a private chat.
  ///
  /// @param person Telegram's number of the person
  /// @param name as Telegram gave it when they were linked
  /// @param role `viewer` or `trader`
  /// @param language of the answers, such as `en`
  /// @param noise of notices: `on`, `silent` or `off`
  public record Link(
      long person, ForeignText name, String role, String language, String noise, Instant since) {}
}
