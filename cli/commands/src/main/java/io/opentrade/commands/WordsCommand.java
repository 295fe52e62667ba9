package io.opentrade.commands;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The hidden command `words`: each command's path, a tab, and its flags, for the colours of the
/// interactive shell.
final class WordsCommand extends Command {
  @Override
  protected int run(Invocation invocation) {
    StringBuilder lines = new StringBuilder();
    all(CommandTree.root())
        .filter(entry -> !entry.path().isEmpty())
        .forEach(
            entry -> lines.append(entry.path()).append('\t').append(flags(entry)).append('\n'));
    invocation.terminal().out(lines.toString());
    return 0;
  }

  private static Stream<CommandTree.Entry> all(CommandTree.Entry entry) {
    return Stream.concat(Stream.of(entry), entry.visible().flatMap(WordsCommand::all));
  }

  private static String flags(CommandTree.Entry entry) {
    if (entry.maker() == null) {
      return "--help -h";
    }
    return CommandTree.spec(entry).options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .collect(Collectors.joining(" "));
  }
}
