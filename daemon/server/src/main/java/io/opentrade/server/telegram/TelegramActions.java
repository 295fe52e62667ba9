package io.opentrade.server.telegram;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.TelegramAccept;
import io.opentrade.protocol.TelegramCandidate;
import io.opentrade.protocol.TelegramInvite;
import io.opentrade.protocol.TelegramRequest;
import io.opentrade.protocol.TelegramRevoke;
import io.opentrade.protocol.TelegramSetup;
import io.opentrade.protocol.TelegramStatus;
import io.opentrade.protocol.TelegramTest;
import io.opentrade.server.log.Log;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.server.vault.VaultRefused;
import io.opentrade.store.ChatLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `telegram.*`: setting the bot up, and saying who may talk to it. All of it at the terminal.
public final class TelegramActions {
  private static final int GROUP = 4;

  /// How soon a bot works that was just set up.
  private static final Duration BEGINNING = Duration.ofSeconds(2);

  private final Telegram telegram;
  private final Supplier<Messages> messages;
  private final Log log;

  public TelegramActions(Telegram telegram, Supplier<Messages> messages, Log log) {
    this.telegram = telegram;
    this.messages = messages;
    this.log = log;
  }

  /// @throws RequestFailed where it cannot be done
  public Object answer(TelegramRequest<?> request) throws InterruptedException {
    return switch (request) {
      case TelegramStatus _ -> status();
      case TelegramSetup setup -> setup(setup);
      case TelegramInvite invite -> invite(invite);
      case TelegramCandidate wait -> candidate(wait);
      case TelegramAccept accept -> accept(accept);
      case TelegramRevoke revoke -> revoke(revoke);
      case TelegramTest _ -> test();
    };
  }

  private TelegramStatus.Reply status() {
    Contact.Picture contact = telegram.contact();
    List<TelegramStatus.Link> links =
        telegram.links().all().stream()
            .map(
                link ->
                    new TelegramStatus.Link(
                        link.person(),
                        new ForeignText(link.name()),
                        link.role(),
                        link.language(),
                        link.noise(),
                        Instant.ofEpochMilli(link.since())))
            .toList();
    return new TelegramStatus.Reply(
        contact.state().name().toLowerCase(Locale.ROOT),
        foreign(contact.bot()),
        telegram.address().toString(),
        foreign(contact.problem()),
        contact.heard(),
        telegram.ignored(),
        links);
  }

  private static @Nullable ForeignText foreign(@Nullable String text) {
    return text == null ? null : new ForeignText(text);
  }

  private TelegramStatus.Reply setup(TelegramSetup request) throws InterruptedException {
    try {
      telegram.box().demandOpen();
      BotKey key = key(request.token().text().strip());
      try (BotClient client = telegram.network().client(key)) {
        log.info("the bot is known", "bot", client.me().getUserName());
      }
      telegram.box().put(key);
    } catch (VaultRefused refused) {
      throw failure(FailureKind.NOT_ALLOWED, Sentence.TELEGRAM_VAULT, Sentence.TELEGRAM_VAULT_HINT);
    } catch (BotFailure failed) {
      throw failure(
          failed.kind() == BotFailure.Kind.TOKEN
              ? FailureKind.NOT_ALLOWED
              : FailureKind.UNREACHABLE,
          Sentence.TELEGRAM_NO_BOT,
          Sentence.TELEGRAM_NO_BOT_HINT,
          failed.getMessage());
    }
    telegram.tokenChanged();
    return status();
  }

  private BotKey key(String token) {
    try {
      return new BotKey(token, telegram.address().toString());
    } catch (IllegalArgumentException wrong) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(wrong.getMessage()), null);
    }
  }

  private TelegramInvite.Reply invite(TelegramInvite request) throws InterruptedException {
    if (!List.of(Links.VIEWER, Links.TRADER).contains(request.role())) {
      throw failure(FailureKind.USAGE, Sentence.TELEGRAM_NO_ROLE, null, request.role());
    }
    if (!telegram.awaitWork(BEGINNING)) {
      throw idle();
    }
    Invitations.Invitation made = telegram.invitations().invite(request.role());
    String bot = telegram.contact().bot();
    SecretText link =
        bot == null ? null : new SecretText("https://t.me/" + bot + "?start=" + made.code());
    return new TelegramInvite.Reply(
        new SecretText(grouped(made.code())), link, made.role(), made.until());
  }

  /// `ABCD-EFGH-JKMN`.
  private static String grouped(String code) {
    List<String> groups = new ArrayList<>();
    for (int at = 0; at < code.length(); at += GROUP) {
      groups.add(code.substring(at, at + GROUP));
    }
    return String.join("-", groups);
  }

  private TelegramCandidate.Reply candidate(TelegramCandidate request) throws InterruptedException {
    Optional<Invitations.Candidate> found =
        telegram.invitations().candidate(Duration.ofMillis(request.patience()));
    return new TelegramCandidate.Reply(
        found.isPresent() || telegram.invitations().isOpen(),
        found
            .map(
                one ->
                    new TelegramCandidate.Person(
                        one.sender().person(), new ForeignText(one.sender().name()), one.role()))
            .orElse(null));
  }

  private TelegramStatus.Reply accept(TelegramAccept request) throws InterruptedException {
    Invitations.Candidate candidate =
        telegram
            .invitations()
            .take(request.person())
            .orElseThrow(
                () ->
                    failure(
                        FailureKind.NOT_FOUND,
                        Sentence.TELEGRAM_NOBODY,
                        Sentence.TELEGRAM_NOBODY_HINT,
                        request.person()));
    if (request.welcome()) {
      Incoming.Sender sender = candidate.sender();
      String language = ChatChoices.languageFor(sender.language());
      telegram
          .links()
          .put(
              new ChatLink(
                  sender.person(),
                  sender.chat(),
                  sender.name(),
                  candidate.role(),
                  language,
                  ChatChoices.ON,
                  telegram.clock().millis()));
      log.info("somebody was let in", "person", sender.person(), "role", candidate.role());
      welcome(sender.chat(), language, candidate.role());
    }
    return status();
  }

  private void welcome(long chat, String language, String role) throws InterruptedException {
    String text = Messages.in(language).say(Sentence.TELEGRAM_WELCOME, role);
    Optional<Mail> mail = telegram.mail();
    if (mail.isPresent()) {
      mail.get().answer(chat, List.of(new Part.Text(text)), List.of());
    }
  }

  private TelegramStatus.Reply revoke(TelegramRevoke request) {
    Long person = request.person();
    List<ChatLink> gone =
        person == null
            ? telegram.links().all()
            : telegram.links().of(person).map(List::of).orElse(List.of());
    if (person != null && gone.isEmpty()) {
      throw failure(FailureKind.NOT_FOUND, Sentence.TELEGRAM_NOT_LINKED, null, person);
    }
    for (ChatLink link : telegram.links().revoke(gone)) {
      telegram.questions().forget(link.person());
      log.info("somebody was sent away", "person", link.person());
    }
    return status();
  }

  /// Says why no bot works, as far as that is something a person can change at once.
  private RequestFailed idle() {
    Contact.Picture contact = telegram.contact();
    return switch (contact.state()) {
      case OFF ->
          failure(FailureKind.FAILED, Sentence.TELEGRAM_HEALTH_OFF, Sentence.TELEGRAM_NO_BOT_HINT);
      case LOCKED ->
          failure(FailureKind.FAILED, Sentence.TELEGRAM_VAULT, Sentence.TELEGRAM_VAULT_HINT);
      case REFUSED ->
          failure(
              FailureKind.FAILED,
              Sentence.TELEGRAM_HEALTH_REFUSED,
              Sentence.TELEGRAM_NO_BOT_HINT,
              contact.problem() == null ? "" : contact.problem());
      case STARTING, POLLING, CONFLICT, UNREACHABLE, STOPPED ->
          failure(FailureKind.FAILED, Sentence.TELEGRAM_IDLE, Sentence.TELEGRAM_IDLE_HINT);
    };
  }

  private TelegramTest.Reply test() throws InterruptedException {
    Mail mail = telegram.mail().orElseThrow(this::idle);
    List<TelegramTest.Delivery> deliveries = new ArrayList<>();
    for (ChatLink link : telegram.links().all()) {
      deliveries.add(
          new TelegramTest.Delivery(
              link.person(), new ForeignText(link.name()), new ForeignText(tried(mail, link))));
    }
    return new TelegramTest.Reply(deliveries);
  }

  private static String tried(Mail mail, ChatLink link) throws InterruptedException {
    String text = Messages.in(link.language()).say(Sentence.TELEGRAM_TEST);
    try {
      mail.deliver(link.chat(), List.of(new Part.Text(text)), false, List.of());
      return "";
    } catch (BotFailure failed) {
      return failed.getMessage();
    }
  }

  private RequestFailed failure(
      FailureKind kind, Sentence sentence, @Nullable Sentence hint, Object... parts) {
    return new RequestFailed(
        kind,
        messages.get().say(sentence, parts),
        hint == null ? null : messages.get().say(hint, parts));
  }
}
