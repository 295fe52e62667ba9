package io.opentrade.server.telegram;

import static io.opentrade.server.telegram.ChatTrades.say;

import io.opentrade.server.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What each word with a slash stands for. Resuming, real autopilot, programs and roles have none:
/// they are for the terminal.
final class PhoneCommands {
  private static final Set<String> ALERT_VERBS =
      Set.of("list", "show", "pause", "remove", "history", "test");

  private final ChatChoices choices;

  PhoneCommands(ChatChoices choices) {
    this.choices = choices;
  }

  Plan plan(ChatWords words) {
    return switch (words.command()) {
      case "stop", "stopentry", "halt" -> new Plan.Stop(call -> List.of(call.show("halt")));
      case "status" -> look(ChatLooks.status(words));
      case "balance" -> look(ChatLooks.each(words, "balance"));
      case "portfolio" -> look(ChatLooks.each(words, "portfolio"));
      case "stats" -> look(ChatLooks.each(words, "pnl"));
      case "trades" -> look(ChatLooks.trades(words));
      case "orders" -> look(ChatLooks.each(words, "order", "list"));
      case "order" -> look(call -> ChatLooks.order(call, words));
      case "positions" -> look(ChatLooks.positions(words));
      case "logs" -> look(call -> ChatLooks.logs(call, words));
      case "count" -> look(ChatLooks::count);
      case "health" -> look(call -> List.of(call.show("health")));
      case "version" -> look(call -> List.of(call.show("version")));
      case "profit" -> look(call -> ChatProfit.picture(call, words));
      case "daily", "weekly", "monthly" -> look(call -> ChatProfit.table(call, words));
      case "performance" -> look(call -> ChatProfit.bySymbol(call, words));
      case "chart" -> look(call -> ChatChart.picture(call, words));
      case "cancel" -> ChatTrades.cancel(words);
      case "forceexit", "fx" -> ChatTrades.exit(words);
      case "forceentry", "forcelong", "buy" -> ChatTrades.enter(words, "buy");
      case "forceshort", "sell" -> ChatTrades.enter(words, "sell");
      case "pause" -> new Plan.Change(call -> ChatTrades.pause(call, words));
      default -> other(words);
    };
  }

  private Plan other(ChatWords words) {
    return switch (words.command()) {
      case "start", "help" -> say(Sentence.TELEGRAM_HELP);
      case "link" -> say(Sentence.TELEGRAM_LINKED_ALREADY);
      case "language" -> new Plan.Do(call -> choices.language(call, words));
      case "notices" -> new Plan.Do(call -> choices.notices(call, words));
      case "alerts" -> look(ChatLooks.later(Sentence.TELEGRAM_NO_ALERTS, "alert", "list"));
      case "alert" -> alert(words);
      case "schedules" -> look(ChatLooks.later(Sentence.TELEGRAM_NO_SCHEDULES, "schedule", "list"));
      case "autopilot" -> ChatAutopilot.autopilot(words);
      case "start_autopilot" -> ChatAutopilot.start(words);
      case "target" -> ChatAutopilot.target(words);
      case "whitelist", "blacklist" -> say(Sentence.TELEGRAM_NO_PAIR_LISTS);
      case "locks", "unlock" -> say(Sentence.TELEGRAM_NO_LOCKS);
      case "chat" -> say(Sentence.TELEGRAM_NO_CHAT);
      case "resume" -> say(Sentence.TELEGRAM_LOCAL_ONLY, "opentrade resume");
      default -> say(Sentence.TELEGRAM_UNKNOWN);
    };
  }

  /// `/alert EXPRESSION` adds one; `/alert remove ID` and such are passed on.
  private static Plan alert(ChatWords words) {
    if (words.hasFlags()) {
      return say(Sentence.TELEGRAM_NO_FLAGS);
    }
    List<String> line = new ArrayList<>(List.of("alert"));
    if (ALERT_VERBS.contains(words.first())) {
      line.addAll(words.rest());
    } else if (words.rest().isEmpty()) {
      line.add("list");
    } else {
      line.addAll(List.of("add", words.all()));
    }
    Plan.Job job = ChatLooks.later(Sentence.TELEGRAM_NO_ALERTS, line.toArray(String[]::new));
    return List.of("list", "show", "history", "test").contains(line.get(1))
        ? look(job)
        : new Plan.Change(job);
  }

  private static Plan look(Plan.Job job) {
    return new Plan.Do(job);
  }
}
