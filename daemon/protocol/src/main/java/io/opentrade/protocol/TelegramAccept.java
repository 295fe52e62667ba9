package io.opentrade.protocol;

/// `telegram.accept`: lets in, or sends away, whoever has sent the code.
///
/// @param person Telegram's number of the person
/// @param welcome whether they are let in
public record TelegramAccept(long person, boolean welcome)
    implements TelegramRequest<TelegramStatus.Reply> {}
