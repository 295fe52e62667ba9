package io.opentrade.server.telegram;

import static io.opentrade.server.telegram.ChatTrades.say;

import io.opentrade.protocol.AutopilotRisk;
import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import java.util.List;
import java.util.Locale;

/// The autopilot from afar: at demo accounts only, and by strategies that the owner has named at
/// the terminal or that come with the program.
final class ChatAutopilot {
  private static final String DEMO = "demo";
  private static final int MOST_DECISIONS = 3;

  private ChatAutopilot() {}

  /// `/autopilot`, `/autopilot why`, `/autopilot stop`.
  static Plan autopilot(ChatWords words) {
    String account = words.account().orElse(DEMO);
    return switch (words.first()) {
      case "", "status" -> new Plan.Do(call -> List.of(status(call, account)));
      case "why" ->
          new Plan.Do(
              call ->
                  List.of(
                      call.show(
                          "autopilot",
                          "why",
                          "--limit",
                          Integer.toString(MOST_DECISIONS),
                          "--account",
                          account)));
      case "stop" ->
          new Plan.Trade(
              Phrase.of(Sentence.TELEGRAM_ASK_AUTOPILOT_STOP, account),
              call -> List.of(status(call, account)),
              call -> List.of(call.show("autopilot", "stop", "--account", account)));
      default -> say(Sentence.TELEGRAM_AUTOPILOT_USAGE);
    };
  }

  /// `/start_autopilot LEVEL`.
  static Plan start(ChatWords words) {
    String account = words.account().orElse(DEMO);
    String level = words.first().toLowerCase(Locale.ROOT);
    if (!AutopilotRisk.words().contains(level) || words.rest().size() != 1) {
      return say(Sentence.TELEGRAM_AUTOPILOT_USAGE);
    }
    return new Plan.Trade(
        Phrase.of(Sentence.TELEGRAM_ASK_AUTOPILOT, level, account),
        Plan::nothing,
        call -> List.of(call.show("autopilot", "start", "--risk", level, "--account", account)));
  }

  /// `/target AMOUNT`, `/target 5%`, `/target none`.
  static Plan target(ChatWords words) {
    if (words.rest().size() != 1 || words.hasFlags()) {
      return say(Sentence.TELEGRAM_AUTOPILOT_USAGE);
    }
    String account = words.account().orElse(DEMO);
    return new Plan.Change(
        call -> List.of(call.show("autopilot", "target", words.first(), "--account", account)));
  }

  private static Part status(ChatCall call, String account) throws InterruptedException {
    return call.show("autopilot", "status", "--account", account);
  }
}
