package io.opentrade.server.telegram;

import io.opentrade.server.notify.Outbox;

/// Lets notices go to telephones as long as somebody is linked: for nobody they would pile up, and
/// all come at once to the first who is.
public final class NoticeSwitch {
  private final Telegram telegram;
  private final Outbox outbox;
  private boolean connected;

  public NoticeSwitch(Telegram telegram, Outbox outbox) {
    this.telegram = telegram;
    this.outbox = outbox;
  }

  /// From now on follows the links.
  public void start() {
    telegram.links().onChange(this::follow);
    follow();
  }

  private synchronized void follow() {
    boolean linked = !telegram.links().all().isEmpty();
    if (linked && !connected) {
      outbox.connect(new TelegramChannel(telegram));
    } else if (!linked && connected) {
      outbox.disconnect(TelegramChannel.NAME);
    }
    connected = linked;
  }
}
