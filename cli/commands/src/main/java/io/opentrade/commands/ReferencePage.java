package io.opentrade.commands;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `help TOPIC [WORD]`: a table to look things up in.
///
/// @param topic the word behind `help`
record ReferencePage(String topic, List<Figures.Group> groups) {
  private static final int WIDEST = 100;
  private static final int INDENT = 4;

  /// The table of that name, in that language or else in English; null where there is none.
  static @Nullable ReferencePage of(String topic, Locale language) {
    return switch (topic) {
      case "metrics" -> new ReferencePage(topic, own(topic, language).orElseGet(Figures::read));
      case "fills" ->
          new ReferencePage(
              topic, own(topic, language).or(() -> own(topic, Locale.ROOT)).orElseThrow());
      default -> null;
    };
  }

  /// The texts of a topic as that language has them: the same names in the same order as in
  /// English; empty where it has none.
  static Optional<List<Figures.Group>> own(String topic, Locale language) {
    String code = language.getLanguage();
    String file = topic + (code.isEmpty() ? "" : "_" + code) + ".txt";
    try (InputStream stream = ReferencePage.class.getResourceAsStream(file)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(Figures.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /// What of it has a word in its name or in that of its group.
  ReferencePage with(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    List<Figures.Group> found = new ArrayList<>();
    for (Figures.Group group : groups) {
      List<Figures.Figure> figures =
          group.path().toLowerCase(Locale.ROOT).contains(wanted)
              ? group.figures()
              : group.figures().stream()
                  .filter(figure -> figure.name().toLowerCase(Locale.ROOT).contains(wanted))
                  .toList();
      if (!figures.isEmpty()) {
        found.add(new Figures.Group(group.path(), group.text(), figures));
      }
    }
    return new ReferencePage(topic, found);
  }

  void print(Screen screen, Messages messages) {
    screen.print(
        new Line()
            .add(Tint.BOLD, "opentrade help " + topic)
            .add(" – " + messages.text("help." + topic)));
    int width = Math.min(WIDEST, screen.width());
    for (Figures.Group group : groups) {
      screen.blank();
      screen.print(Line.of(Tint.BOLD, group.path()));
      for (String part : Screen.wrap(group.text(), width)) {
        screen.print(Line.of(Tint.DIM, part));
      }
      for (Figures.Figure figure : group.figures()) {
        screen.print(Line.of("  ").add(Tint.ACCENT, figure.name()));
        for (String part : Screen.wrap(figure.text(), width - INDENT)) {
          screen.print(new Line().padTo(INDENT).add(part));
        }
      }
    }
    screen.flush();
  }

  ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode list = document.putArray("groups");
    for (Figures.Group group : groups) {
      ObjectNode node = list.addObject().put("path", group.path()).put("text", group.text());
      ObjectNode figures = node.putObject("figures");
      group.figures().forEach(figure -> figures.put(figure.name(), figure.text()));
    }
    return document;
  }
}
