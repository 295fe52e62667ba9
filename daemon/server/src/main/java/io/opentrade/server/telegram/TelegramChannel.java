package io.opentrade.server.telegram;

import io.opentrade.protocol.ForeignText;
import io.opentrade.server.notify.Channel;
import io.opentrade.server.notify.NotDelivered;
import io.opentrade.server.notify.Notice;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.store.ChatLink;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells everybody who is linked, unless they have turned notices off.
public final class TelegramChannel implements Channel {
  static final String NAME = "telegram";
  private static final int REMEMBERED = 1_000;

  private final Telegram telegram;

  /// Who has which notice already: where one of several could not be reached, the others are not
  /// told again with them.
  private final Map<String, Boolean> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  public TelegramChannel(Telegram telegram) {
    this.telegram = telegram;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable String obstacle() {
    return telegram.mail().isPresent()
        ? null
        : "the bot does not work: " + telegram.contact().state();
  }

  @Override
  public void deliver(Notice notice, boolean repeat) throws IOException, InterruptedException {
    deliver(notice, repeat, false);
  }

  @Override
  public void deliverSilently(Notice notice, boolean repeat)
      throws IOException, InterruptedException {
    deliver(notice, repeat, true);
  }

  private void deliver(Notice notice, boolean repeat, boolean silently)
      throws IOException, InterruptedException {
    Mail mail = telegram.mail().orElseThrow(() -> new NotDelivered(String.valueOf(obstacle())));
    BotFailure problem = null;
    for (ChatLink link : telegram.links().all()) {
      try {
        tell(mail, link, notice, repeat, silently);
      } catch (BotFailure failed) {
        problem = failed;
      }
    }
    if (problem != null) {
      throw problem;
    }
  }

  private void tell(Mail mail, ChatLink link, Notice notice, boolean repeat, boolean silently)
      throws BotFailure, InterruptedException {
    String name = link.person() + " " + notice.key();
    if (link.noise().equals(ChatChoices.OFF) || isTold(name)) {
      return;
    }
    boolean silent = silently || link.noise().equals(ChatChoices.SILENT);
    try {
      mail.deliver(
          link.chat(), List.of(new Part.Text(text(link, notice, repeat))), silent, List.of());
    } catch (BotFailure failed) {
      // Who has sent the bot away cannot be told, now or later.
      if (failed.kind() != BotFailure.Kind.SENT_AWAY) {
        throw failed;
      }
    }
    told(name);
  }

  private static String text(ChatLink link, Notice notice, boolean repeat) {
    String body =
        notice.text().raw().lines().map(ForeignText::printable).collect(Collectors.joining("\n"));
    String mark = repeat ? Messages.in(link.language()).say(Sentence.TELEGRAM_REPEAT) + "\n" : "";
    return mark + sign(notice.severity()) + notice.title() + "\n" + body;
  }

  private static String sign(Notice.Severity severity) {
    return switch (severity) {
      case INFO -> "";
      case WARNING -> "⚠ ";
      case CRITICAL -> "🔴 ";
    };
  }

  private synchronized boolean isTold(String name) {
    return told.containsKey(name);
  }

  private synchronized void told(String name) {
    told.put(name, true);
  }
}
