package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `telegram.invite`: makes the code that one person sends to the bot. An earlier code holds no
/// more.
///
/// @param role `viewer` or `trader`
public record TelegramInvite(String role) implements TelegramRequest<TelegramInvite.Reply> {
  public TelegramInvite {
    Values.required("role", role);
  }

  /// @param code of 60 bits
  /// @param link that opens the chat and sends the code; null where the bot's name is not known
  /// @param until when it holds
  public record Reply(SecretText code, @Nullable SecretText link, String role, Instant until) {}
}
