package io.opentrade.protocol;

/// `telegram.setup`: tries a bot's token and keeps it in the vault, together with the address that
/// the settings name now; the token is never sent to another.
public record TelegramSetup(SecretText token) implements TelegramRequest<TelegramStatus.Reply> {
  public TelegramSetup {
    Values.present("token", token);
  }
}
