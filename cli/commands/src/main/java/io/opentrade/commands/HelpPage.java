package io.opentrade.commands;

import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.commands.text.Tint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Explains a command. The texts come from the catalogue: `help.PATH` (one line), `help.PATH.more`,
/// `help.PATH.examples` (lines parted by `|`), `flag.PATH.NAME` or else `flag.NAME`.
final class HelpPage {
  private static final Set<String> COMMON =
      Set.of("--json", "--fields", "--csv", "--sort", "--where", "--help");
  private static final int WIDEST = 100;
  private static final int LABEL_LIMIT = 26;

  private record Row(String label, String text) {}

  private final Screen screen;
  private final Messages messages;

  HelpPage(Screen screen, Messages messages) {
    this.screen = screen;
    this.messages = messages;
  }

  void print(CommandTree.Entry entry) {
    if (entry.path().isEmpty()) {
      root(entry);
    } else if (entry.maker() == null) {
      noun(entry);
    } else {
      command(entry);
    }
    screen.flush();
  }

  private void root(CommandTree.Entry root) {
    screen.print(new Line().add(Tint.BOLD, "opentrade").add(" – " + messages.text("help.about")));
    screen.blank();
    heading("help.start");
    examples("help.start.examples");
    screen.blank();
    heading("help.commands");
    List<Row> rows = new ArrayList<>();
    root.visible().forEach(entry -> rows.add(summary(entry)));
    rows(rows);
    screen.blank();
    heading("help.topics");
    for (String part : Screen.wrap(String.join(" · ", TopicPage.all()), width() - 2)) {
      screen.print("  " + part);
    }
    screen.blank();
    paragraph(messages.text("help.footer"));
  }

  private void noun(CommandTree.Entry noun) {
    screen.print(new Line().add(Tint.BOLD, "opentrade " + noun.path()).add(" – " + line(noun)));
    screen.blank();
    heading("help.commands");
    rows(noun.visible().map(this::summary).toList());
    screen.blank();
    paragraph(messages.text("help.nounFooter", "opentrade " + noun.path()));
  }

  private void command(CommandTree.Entry entry) {
    CommandSpec spec = CommandTree.spec(entry);
    screen.print(new Line().add(Tint.BOLD, "opentrade " + entry.path()).add(" – " + line(entry)));
    screen.blank();
    screen.print(Line.of("  ").add(Synopsis.of(entry, spec)));
    messages
        .find("help." + key(entry) + ".more")
        .ifPresent(
            text -> {
              screen.blank();
              paragraph(text);
            });
    List<CommandTree.Entry> verbs = entry.visible().toList();
    if (!verbs.isEmpty()) {
      screen.blank();
      heading("help.commands");
      rows(verbs.stream().map(this::summary).toList());
    }
    List<Row> arguments = new ArrayList<>();
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      arguments.add(
          new Row(parameter.paramLabel(), flag(entry, parameter.paramLabel(), parameter)));
    }
    section("help.arguments", arguments);
    List<Row> options = new ArrayList<>();
    for (OptionSpec option : ownFirst(spec)) {
      if (!option.hidden()) {
        options.add(new Row(label(option), flag(entry, option.longestName(), option)));
      }
    }
    section("help.options", options);
    if (messages.find("help." + key(entry) + ".examples").isPresent()) {
      screen.blank();
      heading("help.examples");
      examples("help." + key(entry) + ".examples");
    }
  }

  /// The flags that every command has come last.
  private static List<OptionSpec> ownFirst(CommandSpec spec) {
    return spec.options().stream()
        .sorted(Comparator.comparing(option -> COMMON.contains(option.longestName())))
        .toList();
  }

  private void section(String heading, List<Row> rows) {
    if (!rows.isEmpty()) {
      screen.blank();
      heading(heading);
      rows(rows);
    }
  }

  private Row summary(CommandTree.Entry entry) {
    return new Row(entry.name(), line(entry));
  }

  private String line(CommandTree.Entry entry) {
    return messages.text("help." + key(entry));
  }

  static String key(CommandTree.Entry entry) {
    return entry.path().replace(' ', '.');
  }

  private static String label(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
  }

  private String flag(CommandTree.Entry entry, String name, ArgSpec spec) {
    String text =
        messages
            .find("flag." + key(entry) + "." + name)
            .orElseGet(() -> messages.text("flag." + name));
    return spec.required() && spec.isOption() ? text + " " + messages.text("help.required") : text;
  }

  private void heading(String key) {
    screen.print(Line.of(Tint.BOLD, messages.text(key)));
  }

  private void examples(String key) {
    for (String example : messages.text(key).split("\\|")) {
      screen.print(Line.of("  ").add(Tint.ACCENT, example.strip()));
    }
  }

  private void paragraph(String text) {
    Screen.wrap(text, width()).forEach(screen::print);
  }

  private int width() {
    return Math.min(WIDEST, screen.width());
  }

  private void rows(List<Row> rows) {
    int label = 0;
    for (Row row : rows) {
      int width = TextWidth.of(row.label());
      label = width <= LABEL_LIMIT ? Math.max(label, width) : label;
    }
    int indent = label + 4;
    for (Row row : rows) {
      Line line = Line.of("  ").add(row.label());
      if (line.width() > indent - 2) {
        screen.print(line);
        line = new Line();
      }
      for (String part : Screen.wrap(row.text(), width() - indent)) {
        screen.print(line.padTo(indent).add(part));
        line = new Line();
      }
    }
  }
}
