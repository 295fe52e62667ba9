package io.opentrade.server.notify;

import io.opentrade.protocol.ChannelInfo;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.NotifyAddCommand;
import io.opentrade.protocol.NotifyAddDesktop;
import io.opentrade.protocol.NotifyAddMail;
import io.opentrade.protocol.NotifyAddWebhook;
import io.opentrade.protocol.NotifyHistory;
import io.opentrade.protocol.NotifyList;
import io.opentrade.protocol.NotifyRemove;
import io.opentrade.protocol.NotifyRequest;
import io.opentrade.protocol.NotifyRule;
import io.opentrade.protocol.NotifyRules;
import io.opentrade.protocol.NotifyTest;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SecretText;
import io.opentrade.server.log.Log;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.store.ChannelRow;
import io.opentrade.store.DeliveryRow;
import io.opentrade.store.NoticeStore;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `notify.*`: channels, rules, and what has become of notices.
public final class NotifyActions {
  private final Outbox outbox;
  private final NoticeStore store;
  private final ChannelMaker maker;
  private final RuleActions rules;
  private final InstantSource clock;
  private final Log log;

  public NotifyActions(
      Outbox outbox, NoticeStore store, ChannelMaker maker, InstantSource clock, Log log) {
    this.outbox = outbox;
    this.store = store;
    this.maker = maker;
    this.rules = new RuleActions(outbox, store);
    this.clock = clock;
    this.log = log;
  }

  /// Connects the channels that were set up. One that is unreadable is left out, and logged.
  public void connectAll() {
    for (ChannelRow row : store.channels()) {
      try {
        outbox.connect(maker.make(row.name(), SetupCodec.read(row)));
      } catch (IllegalArgumentException unreadable) {
        log.error("a channel is left out", unreadable, "channel", row.name());
      }
    }
  }

  /// @throws RequestFailed where it cannot be done
  public Object answer(NotifyRequest<?> request) throws InterruptedException {
    SetupCheck check = new SetupCheck(maker.path());
    return switch (request) {
      case NotifyList _ -> list();
      case NotifyAddMail mail -> add(mail.name(), check.mail(mail), mail.password());
      case NotifyAddWebhook hook -> add(hook.name(), check.webhook(hook), hook.secret());
      case NotifyAddDesktop desktop -> add(desktop.name(), new ChannelSetup.Desktop(), null);
      case NotifyAddCommand command -> add(command.name(), check.program(command), null);
      case NotifyRemove remove -> remove(remove.name());
      case NotifyRules _ -> rules.list();
      case NotifyRule rule -> rules.set(rule);
      case NotifyTest test -> test(test.channel());
      case NotifyHistory history -> history(history);
    };
  }

  private NotifyList.Reply list() {
    return new NotifyList.Reply(outbox.couriers().stream().map(this::info).toList());
  }

  private ChannelInfo info(Courier courier) {
    Channel channel = courier.channel();
    return new ChannelInfo(
        channel.name(),
        channel.kind(),
        new ForeignText(channel.target()),
        foreign(channel.obstacle()),
        store.waiting(channel.name()),
        courier.delivered(),
        foreign(courier.problem()));
  }

  private static @Nullable ForeignText foreign(@Nullable String text) {
    return text == null ? null : new ForeignText(text);
  }

  private synchronized ChannelInfo add(
      String name, ChannelSetup setup, @Nullable SecretText secret) {
    SetupCheck.name(name);
    if (outbox.courier(name).isPresent()) {
      throw SetupCheck.usage(
          "there is a channel " + name + " already", "remove it: opentrade notify remove " + name);
    }
    if (secret != null) {
      maker.secrets().put(name, secret);
    }
    store.keep(new ChannelRow(name, setup.kind(), SetupCodec.write(setup), clock.millis()));
    outbox.connect(maker.make(name, setup));
    log.info("a channel was added", "name", name, "kind", setup.kind());
    return info(courier(name));
  }

  private synchronized NotifyList.Reply remove(String name) {
    courier(name);
    if (store.channels().stream().noneMatch(row -> row.name().equals(name))) {
      throw SetupCheck.usage(name + " is not removed here", "it comes with another command");
    }
    if (maker.secrets().open()) {
      maker.secrets().remove(name);
    }
    outbox.disconnect(name);
    store.removeChannel(name);
    log.info("a channel was removed", "name", name);
    return list();
  }

  private Courier courier(String name) {
    return outbox
        .courier(name)
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "there is no channel " + name,
                    "see all: opentrade notify list"));
  }

  /// Past the outbox: whoever asks is told at once how it went.
  private NotifyTest.Reply test(String name) throws InterruptedException {
    Channel channel = courier(name).channel();
    Instant now = clock.instant();
    Notice notice =
        new Notice(
            "test:" + UUID.randomUUID(),
            "test",
            Severity.INFO,
            now,
            new ForeignText("OpenTrade can reach you"),
            new ForeignText("This is a test of the channel " + name + "."));
    String obstacle = channel.obstacle();
    try {
      if (obstacle != null) {
        throw new NotDelivered(obstacle);
      }
      channel.deliver(notice, false);
    } catch (IOException failed) {
      throw new RequestFailed(
          FailureKind.FAILED,
          name + " did not take it: " + failed.getMessage(),
          failed instanceof NotDelivered ? null : "nobody knows whether it arrived: look there");
    }
    return new NotifyTest.Reply(name, Math.max(0, clock.millis() - now.toEpochMilli()));
  }

  private NotifyHistory.Reply history(NotifyHistory request) {
    return new NotifyHistory.Reply(
        store.history(request.kind(), request.limit()).stream().map(NotifyActions::entry).toList());
  }

  private static NotifyHistory.Entry entry(DeliveryRow row) {
    Notice notice = Digest.notice(row.notice());
    boolean done = row.state() == DeliveryRow.State.DELIVERED;
    return new NotifyHistory.Entry(
        row.notice().number(),
        notice.at(),
        notice.kind(),
        RuleActions.word(notice.severity()),
        notice.title(),
        notice.text(),
        row.channel().isEmpty() ? null : row.channel(),
        row.manner(),
        row.state().name().toLowerCase(Locale.ROOT),
        row.attempts(),
        done ? null : Instant.ofEpochMilli(row.due()),
        foreign(row.problem()));
  }
}
