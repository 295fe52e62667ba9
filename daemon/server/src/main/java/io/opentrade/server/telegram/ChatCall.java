package io.opentrade.server.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.store.ChatLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a job works with: whose it is, and the command tree, which it uses in that person's name.
///
/// @param key that no other work has
record ChatCall(ChatLink link, String key, CommandLines lines, Messages messages) {
  /// What fits across a telephone in letters of one width.
  static final int COLUMNS = 38;

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Runs a command line and shows what it wrote.
  Part show(String... argv) throws InterruptedException {
    return shown(run(List.of(argv)));
  }

  /// The same, where words were put together.
  Part show(List<String> argv) throws InterruptedException {
    return shown(run(argv));
  }

  private Part shown(CommandLines.Ending ending) {
    if (ending.exit() == CommandLines.Ending.TOO_LONG) {
      return new Part.Text(say(Sentence.TELEGRAM_TOO_LONG));
    }
    String all = (ending.out() + "\n" + ending.err()).strip();
    if (!all.isEmpty()) {
      return new Part.Block(all);
    }
    Sentence ended = ending.exit() == 0 ? Sentence.TELEGRAM_DONE : Sentence.TELEGRAM_FAILED;
    return new Part.Text(say(ended, ending.exit()));
  }

  /// Runs a command line for its document.
  ///
  /// @throws LineFailed where it fails
  JsonNode ask(String... argv) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of(argv));
    words.add("--json");
    CommandLines.Ending ending = run(words);
    JsonNode document = read(ending.out());
    if (ending.exit() != 0) {
      String why = document.at("/error/message").asText("");
      throw new LineFailed(why.isEmpty() ? say(Sentence.TELEGRAM_FAILED, ending.exit()) : why);
    }
    return document;
  }

  /// Whether the command tree has that command.
  boolean knows(String... words) throws InterruptedException {
    List<String> help = new ArrayList<>(List.of(words));
    help.add("--help");
    // Help on what is not there is help on what is around it.
    return run(help).out().startsWith("opentrade " + String.join(" ", words));
  }

  String say(Sentence sentence, Object... parts) {
    return messages.say(sentence, parts);
  }

  private CommandLines.Ending run(List<String> argv) throws InterruptedException {
    Locale language = Locale.forLanguageTag(link.language());
    return lines.run(Links.actor(link), argv, new CommandLines.Manner(COLUMNS, language, LIMIT));
  }

  private static JsonNode read(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException _) {
      return JSON.createObjectNode();
    }
  }
}
