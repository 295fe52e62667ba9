package io.opentrade.commands;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Figures;
import io.opentrade.protocol.StrategyApi;
import io.opentrade.protocol.StrategyApi.Group;
import io.opentrade.protocol.StrategyApi.Language;
import io.opentrade.protocol.StrategyApi.Parameter;
import io.opentrade.protocol.StrategyApi.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `help strategies [WORD]`: what a strategy may say.
final class StrategiesPage {
  /// The word behind `help`.
  static final String NAME = "strategies";

  private static final int WIDEST = 100;
  private static final int INDENT = 4;

  private final Screen screen;
  private final Messages messages;

  StrategiesPage(Screen screen, Messages messages) {
    this.screen = screen;
    this.messages = messages;
  }

  /// The words whose name or group contains a text, written as any language writes it; all for
  /// null. What they mean is told in that language of people.
  static List<Group> find(@Nullable String text, Locale language) {
    List<Group> all = all(language);
    if (text == null) {
      return all;
    }
    String wanted = text.toLowerCase(Locale.ROOT).replace("_", "");
    List<Group> found = new ArrayList<>();
    for (Group group : all) {
      boolean whole = group.name().toLowerCase(Locale.ROOT).contains(wanted);
      List<Word> words =
          group.words().stream()
              .filter(word -> whole || word.name().toLowerCase(Locale.ROOT).contains(wanted))
              .toList();
      if (!words.isEmpty()) {
        found.add(new Group(group.name(), group.base(), group.text(), words));
      }
    }
    return found;
  }

  private static List<Group> all(Locale language) {
    List<Group> english = StrategyApi.read();
    return ReferencePage.own(NAME, language).map(own -> told(english, own)).orElse(english);
  }

  private static List<Group> told(List<Group> english, List<Figures.Group> own) {
    List<Group> told = new ArrayList<>();
    for (int i = 0; i < english.size(); i++) {
      Group group = english.get(i);
      List<Word> words = new ArrayList<>();
      for (int j = 0; j < group.words().size(); j++) {
        words.add(group.words().get(j).told(own.get(i).figures().get(j).text()));
      }
      told.add(new Group(group.name(), group.base(), own.get(i).text(), words));
    }
    return told;
  }

  void print(List<Group> groups) {
    screen.print(
        new Line()
            .add(Tint.BOLD, "opentrade help strategies")
            .add(" – " + messages.text("help.strategies")));
    int width = Math.min(WIDEST, screen.width());
    for (Group group : groups) {
      screen.blank();
      String base = group.base().isEmpty() ? "" : " : " + group.base();
      screen.print(Line.of(Tint.BOLD, group.name() + base));
      Screen.wrap(group.text(), width).forEach(part -> screen.print(Line.of(Tint.DIM, part)));
      for (Word word : group.words()) {
        screen.print(Line.of("  ").add(Tint.ACCENT, signature(word)).add(Tint.DIM, only(word)));
        for (String part : Screen.wrap(word.text(), width - INDENT)) {
          screen.print(new Line().padTo(INDENT).add(part));
        }
      }
    }
    screen.flush();
  }

  private static String only(Word word) {
    return switch (word.language()) {
      case BOTH -> "";
      case JAVASCRIPT -> "  JavaScript, Java";
      case PYTHON -> "  Python";
    };
  }

  private static String signature(Word word) {
    if (!word.function()) {
      return word.name() + ": " + word.type();
    }
    String parameters =
        word.parameters().stream().map(StrategiesPage::parameter).collect(Collectors.joining(", "));
    String type = word.type().equals("void") ? "" : ": " + word.type();
    return word.name() + "(" + parameters + ")" + type;
  }

  private static String parameter(Parameter parameter) {
    String name = (parameter.rest() ? "…" : "") + parameter.name();
    return parameter.optional() ? "[" + name + "]" : name;
  }

  static ObjectNode document(List<Group> groups) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode list = document.putArray("groups");
    for (Group group : groups) {
      ObjectNode node = list.addObject().put("name", group.name()).put("text", group.text());
      ArrayNode words = node.putArray("words");
      for (Word word : group.words()) {
        words
            .addObject()
            .put("name", word.name())
            .put("signature", signature(word))
            .put("text", word.text())
            .put("python", word.language() != Language.JAVASCRIPT)
            .put("javascript", word.language() != Language.PYTHON);
      }
    }
    return document;
  }
}
