package io.opentrade.store;

/// Somebody who may talk to the bot, in a private chat.
///
/// @param person Telegram's number of the person
/// @param chat Telegram's number of the chat
/// @param name as Telegram gave it
/// @param role `viewer` or `trader`
/// @param language a language tag
/// @param noise of notices: `on`, `silent` or `off`
/// @param since milliseconds since the epoch
public record ChatLink(
    long person, long chat, String name, String role, String language, String noise, long since) {

  public ChatLink withLanguage(String other) {
    return new ChatLink(person, chat, name, role, other, noise, since);
  }

  public ChatLink withNoise(String other) {
    return new ChatLink(person, chat, name, role, language, other, since);
  }
}
