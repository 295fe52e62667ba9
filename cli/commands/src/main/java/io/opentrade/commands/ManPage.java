package io.opentrade.commands;

import io.opentrade.commands.text.Messages;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A command's help in the language of `man`, made from the same texts.
final class ManPage {
  private final Messages messages;

  ManPage(Messages messages) {
    this.messages = messages;
  }

  /// @param entry a command, a noun, or the root: the page of all
  String of(CommandTree.Entry entry) {
    String name = ("opentrade " + entry.path()).strip();
    StringBuilder page = new StringBuilder();
    page.append(".TH ").append(quoted(name.replace(' ', '-').toUpperCase(Locale.ROOT)));
    page.append(" 1 \"\" OpenTrade\n");
    section(page, "NAME", name.replace(' ', '-') + " \\- " + summary(entry));
    if (entry.maker() != null) {
      CommandSpec spec = CommandTree.spec(entry);
      section(page, "SYNOPSIS", roff(Synopsis.of(entry, spec).toString()));
      messages
          .find("help." + HelpPage.key(entry) + ".more")
          .ifPresent(text -> section(page, "DESCRIPTION", roff(text)));
      arguments(page, entry, spec);
    }
    if (entry.visible().findAny().isPresent()) {
      page.append(".SH COMMANDS\n");
      entry.visible().forEach(child -> item(page, child.name(), summary(child)));
    }
    messages
        .find("help." + HelpPage.key(entry) + ".examples")
        .ifPresent(text -> section(page, "EXAMPLES", examples(text)));
    section(page, "EXIT STATUS", roff(messages.text("help.footer")));
    return page.toString();
  }

  private String summary(CommandTree.Entry entry) {
    String key = entry.path().isEmpty() ? "help.about" : "help." + HelpPage.key(entry);
    return roff(messages.text(key));
  }

  private void arguments(StringBuilder page, CommandTree.Entry entry, CommandSpec spec) {
    page.append(".SH OPTIONS\n");
    spec.positionalParameters()
        .forEach(each -> item(page, each.paramLabel(), text(entry, each.paramLabel(), each)));
    for (OptionSpec option : spec.options()) {
      String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
      item(
          page,
          String.join(", ", option.names()) + value,
          text(entry, option.longestName(), option));
    }
  }

  private String text(CommandTree.Entry entry, String name, ArgSpec spec) {
    String text =
        messages
            .find("flag." + HelpPage.key(entry) + "." + name)
            .orElseGet(() -> messages.text("flag." + name));
    return roff(
        spec.required() && spec.isOption() ? text + " " + messages.text("help.required") : text);
  }

  private static void section(StringBuilder page, String heading, String text) {
    page.append(".SH ").append(quoted(heading)).append('\n').append(text).append('\n');
  }

  private static void item(StringBuilder page, String term, String text) {
    page.append(".TP\n.B ").append(roff(term)).append('\n').append(text).append('\n');
  }

  private static String examples(String text) {
    return java.util.Arrays.stream(text.split("\\|"))
        .map(example -> ".nf\n" + roff(example.strip()) + "\n.fi")
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "") + '"';
  }

  /// Text that is only text: a dot or a quote at the beginning of a line would be a request.
  private static String roff(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
