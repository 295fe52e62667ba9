package io.opentrade.server.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/// What only looks.
final class ChatLooks {
  private static final int MOST_ROWS = 50;

  private ChatLooks() {}

  /// `/status`: the accounts and the strategies; `table` for what is held, else one strategy or
  /// order.
  static Plan.Job status(ChatWords words) {
    if (words.first().equals("table")) {
      return positions(words);
    }
    if (!words.first().isEmpty()) {
      return call -> one(call, words);
    }
    return call -> List.of(glance(call), call.show("strategy", "list"));
  }

  /// The accounts, as narrow as a telephone.
  private static Part glance(ChatCall call) throws InterruptedException {
    StringBuilder rows = new StringBuilder();
    for (JsonNode account : call.ask("account", "list").path("accounts")) {
      String equity = account.path("equity").asText() + " " + account.path("currency").asText();
      rows.append(
          "%-12s %15s %s%n"
              .formatted(account.path("name").asText(), equity, account.path("state").asText()));
    }
    return new Part.Block(rows.toString());
  }

  private static List<Part> one(ChatCall call, ChatWords words) throws InterruptedException {
    for (JsonNode strategy : call.ask("strategy", "list").path("strategies")) {
      if (strategy.path("name").asText().equals(words.first())) {
        return List.of(
            call.show(
                "strategy",
                "status",
                words.first(),
                "--account",
                strategy.path("account").asText()));
      }
    }
    return order(call, words);
  }

  /// `/order ID`, of whichever account.
  static List<Part> order(ChatCall call, ChatWords words) throws InterruptedException {
    for (String account : accounts(call, words)) {
      for (JsonNode order :
          call.ask("order", "list", "--all", "--account", account).path("orders")) {
        if (order.path("id").asText().equals(words.first())) {
          return List.of(call.show("order", "show", words.first(), "--account", account));
        }
      }
    }
    return List.of(new Part.Text(call.say(Sentence.TELEGRAM_NO_ORDER, words.first())));
  }

  static Plan.Job positions(ChatWords words) {
    return words.account().isPresent()
        ? call -> List.of(call.show("position", "list", "--account", words.account().orElseThrow()))
        : call -> List.of(call.show("position", "list"));
  }

  /// One command for each account, or for the one that is named.
  static Plan.Job each(ChatWords words, String... argv) {
    return call -> {
      List<Part> parts = new ArrayList<>();
      List<String> accounts = accounts(call, words);
      for (String account : accounts) {
        if (accounts.size() > 1) {
          parts.add(new Part.Text(account));
        }
        List<String> line = new ArrayList<>(List.of(argv));
        line.addAll(List.of("--account", account));
        parts.add(call.show(line));
      }
      return parts;
    };
  }

  /// `/trades [n]`.
  static Plan.Job trades(ChatWords words) {
    return each(words, "fills", "--limit", Integer.toString(words.number(10, MOST_ROWS)));
  }

  /// `/logs [name] [n]`: what strategies wrote. The daemon's own log is its owner's.
  static List<Part> logs(ChatCall call, ChatWords words) throws InterruptedException {
    String wanted = words.first().matches("[0-9]*") ? "" : words.first();
    String lines =
        words.rest().stream().filter(word -> word.matches("[0-9]{1,4}")).findFirst().orElse("10");
    List<Part> parts = new ArrayList<>();
    for (JsonNode strategy : call.ask("strategy", "list").path("strategies")) {
      String name = strategy.path("name").asText();
      if (wanted.isEmpty() || wanted.equals(name)) {
        String account = strategy.path("account").asText();
        parts.add(new Part.Text(name));
        parts.add(call.show("strategy", "logs", name, "--account", account, "--lines", lines));
      }
    }
    return parts.isEmpty()
        ? List.of(new Part.Text(call.say(Sentence.TELEGRAM_NO_STRATEGY)))
        : parts;
  }

  /// `/count`: how much is open.
  static List<Part> count(ChatCall call) throws InterruptedException {
    int positions = 0;
    int orders = 0;
    for (JsonNode account : call.ask("account", "list").path("accounts")) {
      positions += account.path("positions").asInt();
      orders += account.path("orders").asInt();
    }
    return List.of(new Part.Text(call.say(Sentence.TELEGRAM_COUNT, positions, orders)));
  }

  /// The accounts that are meant: the one named, else all.
  static List<String> accounts(ChatCall call, ChatWords words) throws InterruptedException {
    if (words.account().isPresent()) {
      return List.of(words.account().get());
    }
    List<String> names = new ArrayList<>();
    for (JsonNode account : call.ask("account", "list").path("accounts")) {
      names.add(account.path("name").asText());
    }
    return names;
  }

  /// Passes words on to a command that other parts of the daemon bring; plain words where it has
  /// not come yet.
  static Plan.Job later(Sentence without, String... argv) {
    return call ->
        call.knows(argv[0], argv.length > 1 ? argv[1] : "")
            ? List.of(call.show(argv))
            : List.of(new Part.Text(call.say(without)));
  }
}
