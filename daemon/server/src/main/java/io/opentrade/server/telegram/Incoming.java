package io.opentrade.server.telegram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/// Something that came in.
sealed interface Incoming {
  /// The number of the update.
  int number();

  /// Words of a person in their private chat.
  ///
  /// @param at when they were sent
  record Words(int number, Sender sender, Instant at, String text) implements Incoming {}

  /// A press of a button in a private chat.
  ///
  /// @param press to be answered with
  /// @param message under which the button is
  record Press(int number, Sender sender, String press, int message, String data)
      implements Incoming {}

  /// Anything else: of groups and channels, of bots, edited, forwarded, without words.
  record Other(int number) implements Incoming {}

  /// A person. In a private chat the chat has the person's number.
  ///
  /// @param name such as `Anna (@anna)`, in their own words
  /// @param language of their telephone, such as `fa`
  record Sender(long person, long chat, String name, String language) {}

  static Incoming of(Update update) {
    int number = update.getUpdateId();
    Message message = update.getMessage();
    if (message != null) {
      return words(number, message);
    }
    CallbackQuery press = update.getCallbackQuery();
    return press == null ? new Other(number) : press(number, press);
  }

  private static Incoming words(int number, Message message) {
    User from = message.getFrom();
    boolean plain =
        from != null
            && message.getText() != null
            && message.getForwardOrigin() == null
            && message.getViaBot() == null
            && message.getEditDate() == null
            && message.getChat() != null
            && isPrivate(message.getChat().getType(), message.getChatId(), from);
    return plain
        ? new Words(
            number,
            sender(from, message.getChatId()),
            Instant.ofEpochSecond(message.getDate()),
            message.getText())
        : new Other(number);
  }

  private static Incoming press(int number, CallbackQuery press) {
    User from = press.getFrom();
    boolean plain =
        from != null
            && press.getData() != null
            && press.getMessage() != null
            && press.getMessage().getChat() != null
            && isPrivate(
                press.getMessage().getChat().getType(), press.getMessage().getChatId(), from);
    return plain
        ? new Press(
            number,
            sender(from, press.getMessage().getChatId()),
            press.getId(),
            press.getMessage().getMessageId(),
            press.getData())
        : new Other(number);
  }

  private static boolean isPrivate(@Nullable String type, long chat, User from) {
    return "private".equals(type) && chat == from.getId() && !Boolean.TRUE.equals(from.getIsBot());
  }

  private static Sender sender(User from, long chat) {
    String name =
        from.getFirstName() + (from.getUserName() == null ? "" : " (@" + from.getUserName() + ")");
    String language = from.getLanguageCode() == null ? "en" : from.getLanguageCode();
    return new Sender(from.getId(), chat, name, language);
  }
}
