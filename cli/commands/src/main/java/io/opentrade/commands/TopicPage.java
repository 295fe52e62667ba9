package io.opentrade.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AutopilotRisk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// `help TOPIC`: a page of prose. Lines that begin with `# ` are headings, each other line is a
/// paragraph.
record TopicPage(String name, String text) {
  private static final List<String> NAMES =
      List.of(
          "jail",
          "risk",
          "alerts",
          "autopilot",
          "futures",
          "markets",
          "simulate",
          "series",
          "files",
          "exit-codes",
          "terminal",
          "faults",
          "schedules");
  private static final int WIDEST = 80;

  /// Stands for the numbers that the autopilot itself goes by.
  private static final String RISK_TABLE = "{risk-table}";

  /// All that `help` explains beside the commands, in alphabetical order.
  static List<String> all() {
    return Stream.concat(NAMES.stream(), Stream.of("fills", "metrics", StrategiesPage.NAME))
        .sorted()
        .toList();
  }

  static boolean exists(String name) {
    return NAMES.contains(name);
  }

  /// One of those that exist, in that language or else in English.
  static TopicPage read(String name, Locale language) {
    try (InputStream in = open(name, language)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TopicPage(name, text.replace(RISK_TABLE, riskTable()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static InputStream open(String name, Locale language) {
    String page = "topics/" + name;
    InputStream own =
        TopicPage.class.getResourceAsStream(page + "_" + language.getLanguage() + ".txt");
    return own != null
        ? own
        : Objects.requireNonNull(
            TopicPage.class.getResourceAsStream(page + ".txt"),
            "the program lacks its page about " + name);
  }

  private static String riskTable() {
    StringBuilder table = new StringBuilder(row("", AutopilotRisk.words()));
    for (List<String> row : AutopilotRisk.table()) {
      table.append('\n').append(row(row.getFirst(), row.subList(1, row.size())));
    }
    return table.toString();
  }

  private static String row(String what, List<String> words) {
    StringBuilder row = new StringBuilder("%-34s".formatted(what));
    words.forEach(word -> row.append("%10s".formatted(word)));
    return row.toString();
  }

  void print(Screen screen, Messages messages) {
    screen.print(
        new Line()
            .add(Tint.BOLD, "opentrade help " + name)
            .add(" – " + messages.text("help." + name)));
    screen.blank();
    int width = Math.min(WIDEST, screen.width());
    for (String paragraph : text.lines().toList()) {
      if (paragraph.isEmpty()) {
        screen.blank();
      } else if (paragraph.startsWith("# ")) {
        screen.print(Line.of(Tint.BOLD, paragraph.substring(2)));
      } else {
        Screen.wrap(paragraph, width).forEach(line -> screen.print(Line.of(line)));
      }
    }
    screen.flush();
  }

  ObjectNode document() {
    return JsonNodeFactory.instance.objectNode().put("topic", name).put("text", text);
  }
}
