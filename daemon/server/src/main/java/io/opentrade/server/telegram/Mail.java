package io.opentrade.server.telegram;

import io.opentrade.server.log.Log;
import java.time.Duration;
import java.util.List;

/// Sends answers, as slowly as Telegram wants it. Safe for use by many threads.
final class Mail {
  private static final int TRIES = 5;

  private final BotClient client;
  private final Pause pause;
  private final Log log;

  /// Waits.
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /// How often, and how long apart, a request is tried that nobody answered.
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private interface Request {
    void send() throws BotFailure, InterruptedException;
  }

  Mail(BotClient client, Pause pause, Log log) {
    this.client = client;
    this.pause = pause;
    this.log = log;
  }

  /// Sends an answer; what cannot be sent is written to the log.
  ///
  /// @param buttons under the last message
  void answer(long chat, List<Part> parts, List<BotClient.Button> buttons)
      throws InterruptedException {
    try {
      deliver(chat, parts, false, buttons);
    } catch (BotFailure lost) {
      log.warn("an answer was not sent", "why", lost.getMessage());
    }
  }

  /// Sends parts in their order: pictures by themselves, words and blocks together.
  ///
  /// @throws BotFailure where it did not arrive, or nobody knows
  void deliver(long chat, List<Part> parts, boolean silent, List<BotClient.Button> buttons)
      throws BotFailure, InterruptedException {
    for (Part part : parts) {
      if (part instanceof Part.Picture(byte[] png, String caption)) {
        patiently(() -> client.picture(chat, png, caption));
      }
    }
    List<String> messages = PhoneText.messages(parts);
    for (int i = 0; i < messages.size(); i++) {
      String html = messages.get(i);
      boolean last = i == messages.size() - 1;
      patiently(() -> client.send(chat, html, silent, last ? buttons : List.of()));
    }
  }

  /// Ends the clock on a button and takes the buttons away. Neither matters much.
  void pressed(Incoming.Press press, String text) throws InterruptedException {
    try {
      patiently(() -> client.answered(press.press(), text));
      patiently(() -> client.withoutButtons(press.sender().chat(), press.message()));
    } catch (BotFailure late) {
      log.debug("a button was not answered", "why", late.getMessage());
    }
  }

  private void patiently(Request request) throws BotFailure, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        request.send();
        return;
      } catch (BotFailure failed) {
        boolean again =
            failed.kind() == BotFailure.Kind.TOO_MUCH
                || failed.kind() == BotFailure.Kind.UNREACHABLE;
        if (!again || tries == TRIES) {
          throw failed;
        }
        Duration wanted = failed.patience();
        pause.of(wanted.isZero() ? AGAIN.multipliedBy(tries) : wanted);
      }
    }
  }
}
