package io.opentrade.server.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What trades, or takes orders back: asked before it is done.
final class ChatTrades {
  private static final String DEMO = "demo";

  private ChatTrades() {}

  /// `/forceentry PAIR QUANTITY`, or `/forceentry PAIR 250 USDT` for an amount of money; a price
  /// behind makes it a limit order.
  static Plan enter(ChatWords words, String side) {
    List<String> rest = words.rest();
    if (rest.size() < 2 || words.hasFlags()) {
      return say(Sentence.TELEGRAM_ENTRY_USAGE);
    }
    String account = words.account().orElse(DEMO);
    List<String> order = order(rest);
    List<String> preview = line(List.of("order", "preview", side), order, account);
    List<String> place = line(List.of("order", side), order, account);
    return new Plan.Trade(
        Phrase.of(Sentence.TELEGRAM_ASK_ENTRY, side, words.all(), account),
        call -> List.of(call.show(preview)),
        call -> {
          List<String> keyed = new ArrayList<>(place);
          keyed.addAll(List.of("--key", call.key()));
          return List.of(call.show(keyed));
        });
  }

  private static List<String> order(List<String> rest) {
    List<String> order = new ArrayList<>(List.of(rest.getFirst()));
    String symbol = rest.getFirst().toUpperCase(Locale.ROOT);
    String pair = symbol.contains("@") ? symbol.substring(0, symbol.indexOf('@')) : symbol;
    boolean money = rest.size() > 2 && pair.endsWith("/" + rest.get(2).toUpperCase(Locale.ROOT));
    order.addAll(money ? List.of("--quote", rest.get(1)) : List.of(rest.get(1)));
    int price = money ? 3 : 2;
    if (rest.size() > price) {
      order.addAll(List.of("--limit", rest.get(price)));
    }
    return order;
  }

  private static List<String> line(List<String> command, List<String> order, String account) {
    List<String> line = new ArrayList<>(command);
    line.addAll(order);
    line.addAll(List.of("--account", account));
    return line;
  }

  /// `/forceexit SYMBOL` or `/forceexit all`: closes what is held at the moment of the answer.
  static Plan exit(ChatWords words) {
    String which = words.first();
    if (which.isEmpty() || words.hasFlags()) {
      return say(Sentence.TELEGRAM_EXIT_USAGE);
    }
    return new Plan.Trade(
        Phrase.of(Sentence.TELEGRAM_ASK_EXIT, which),
        ChatLooks.positions(words),
        call -> close(call, words));
  }

  private static List<Part> close(ChatCall call, ChatWords words) throws InterruptedException {
    List<Part> parts = new ArrayList<>();
    for (JsonNode held : call.ask("position", "list").path("positions")) {
      String account = held.path("account").asText();
      String symbol = held.path("symbol").asText();
      boolean meant =
          (words.first().equals("all") || symbol.equalsIgnoreCase(words.first()))
              && words.account().orElse(account).equals(account);
      if (meant) {
        parts.add(call.show("position", "close", symbol, "--account", account));
      }
    }
    return parts.isEmpty()
        ? List.of(new Part.Text(call.say(Sentence.TELEGRAM_NOTHING_HELD, words.first())))
        : parts;
  }

  /// `/cancel ID`.
  static Plan cancel(ChatWords words) {
    if (words.first().isEmpty() || words.hasFlags()) {
      return say(Sentence.TELEGRAM_CANCEL_USAGE);
    }
    return new Plan.Trade(
        Phrase.of(Sentence.TELEGRAM_ASK_CANCEL, words.first()),
        call -> ChatLooks.order(call, words),
        call -> cancel(call, words));
  }

  private static List<Part> cancel(ChatCall call, ChatWords words) throws InterruptedException {
    for (String account : ChatLooks.accounts(call, words)) {
      for (JsonNode order : call.ask("order", "list", "--account", account).path("orders")) {
        if (order.path("id").asText().equals(words.first())) {
          return List.of(call.show("order", "cancel", words.first(), "--account", account));
        }
      }
    }
    return List.of(new Part.Text(call.say(Sentence.TELEGRAM_NO_ORDER, words.first())));
  }

  /// `/pause [NAME]`: no new entries of strategies, which survives a restart.
  static List<Part> pause(ChatCall call, ChatWords words) throws InterruptedException {
    List<Part> parts = new ArrayList<>();
    for (JsonNode strategy : call.ask("strategy", "list").path("strategies")) {
      String name = strategy.path("name").asText();
      boolean runs = !List.of("stopped", "paused").contains(strategy.path("state").asText());
      if (runs && (words.first().isEmpty() || words.first().equals(name))) {
        parts.add(
            call.show("strategy", "pause", name, "--account", strategy.path("account").asText()));
      }
    }
    return parts.isEmpty()
        ? List.of(new Part.Text(call.say(Sentence.TELEGRAM_NO_STRATEGY)))
        : parts;
  }

  /// A plan that only says something.
  static Plan say(Sentence sentence, Object... parts) {
    return new Plan.Do(call -> List.of(new Part.Text(call.say(sentence, parts))));
  }
}
