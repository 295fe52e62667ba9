package io.opentrade.commands;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `help metrics [WORD]`: what each figure of a backtest means.
final class MetricsPage {
  /// The word behind `help`.
  static final String NAME = "metrics";

  private static final int WIDEST = 100;
  private static final int INDENT = 4;

  private final Screen screen;
  private final Messages messages;

  MetricsPage(Screen screen, Messages messages) {
    this.screen = screen;
    this.messages = messages;
  }

  /// The figures whose name or group contains a word; all for null.
  static List<Figures.Group> find(@Nullable String word) {
    if (word == null) {
      return Figures.read();
    }
    String wanted = word.toLowerCase(Locale.ROOT);
    List<Figures.Group> found = new ArrayList<>();
    for (Figures.Group group : Figures.read()) {
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
    return found;
  }

  void print(List<Figures.Group> groups) {
    screen.print(
        new Line()
            .add(Tint.BOLD, "opentrade help metrics")
            .add(" – " + messages.text("help.metrics")));
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

  static ObjectNode document(List<Figures.Group> groups) {
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
