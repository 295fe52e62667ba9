package io.opentrade.server.telegram;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.health.HealthCheck;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.util.function.Supplier;

/// Whether the bot hears what is said to it.
public record TelegramCheck(Telegram telegram, Supplier<Messages> messages) implements HealthCheck {

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public Check look() {
    Contact.Picture contact = telegram.contact();
    String problem = contact.problem() == null ? "" : contact.problem();
    return switch (contact.state()) {
      case OFF, STOPPED -> found(State.OK, say(Sentence.TELEGRAM_HEALTH_OFF));
      case LOCKED -> locked();
      case STARTING -> found(State.OK, say(Sentence.TELEGRAM_HEALTH_STARTING));
      case POLLING ->
          found(
              State.OK,
              say(
                  Sentence.TELEGRAM_HEALTH_POLLING,
                  telegram.links().all().size(),
                  telegram.ignored()));
      case CONFLICT ->
          found(
              State.WARNING,
              say(Sentence.TELEGRAM_HEALTH_CONFLICT),
              say(Sentence.TELEGRAM_HEALTH_CONFLICT_HINT));
      case UNREACHABLE -> found(State.WARNING, say(Sentence.TELEGRAM_HEALTH_UNREACHABLE, problem));
      case REFUSED ->
          found(
              State.WARNING,
              say(Sentence.TELEGRAM_HEALTH_REFUSED, problem),
              say(Sentence.TELEGRAM_NO_BOT_HINT));
    };
  }

  /// A locked vault matters where somebody waits behind it.
  private Check locked() {
    return telegram.links().all().isEmpty()
        ? found(State.OK, say(Sentence.TELEGRAM_HEALTH_OFF))
        : found(
            State.WARNING, say(Sentence.TELEGRAM_HEALTH_LOCKED), say(Sentence.TELEGRAM_VAULT_HINT));
  }

  private String say(Sentence sentence, Object... parts) {
    return messages.get().say(sentence, parts);
  }
}
