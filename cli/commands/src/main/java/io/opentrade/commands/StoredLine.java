package io.opentrade.commands;

import io.opentrade.commands.text.Messages;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ParameterException;

/// A command line that is kept to be run later, when nobody is at a terminal.
///
/// @param words without the program's name
public record StoredLine(List<String> words) {
  private static final String KEY = "--key";
  private static final String PROGRAM = "opentrade";

  /// They never end by themselves.
  private static final Set<String> ENDLESS = Set.of("watch", "top");

  public StoredLine {
    words = List.copyOf(words);
  }

  /// A line that can be run: its command exists and its flags and arguments fit.
  ///
  /// @param words with or without the program's name in front
  /// @throws RequestFailed of kind USAGE, in the words a person would get for the line itself
  public static StoredLine read(List<String> words, Locale language) {
    Messages messages = Messages.in(language);
    boolean named = !words.isEmpty() && words.getFirst().equals(PROGRAM);
    List<String> line = named ? words.subList(1, words.size()) : words;
    CommandTree.Found found = CommandTree.find(line);
    List<String> rest = line.subList(found.used(), line.size());
    if (found.entry().maker() == null) {
      throw WrongUsage.unknownCommand(found.entry(), rest, messages);
    }
    if (ENDLESS.contains(found.entry().path())) {
      throw new RequestFailed(
          FailureKind.USAGE, messages.text("usage.endless", found.entry().path()), null);
    }
    try {
      CommandTree.model(found.entry().maker().get()).parseArgs(rest.toArray(String[]::new));
    } catch (ParameterException wrong) {
      throw WrongUsage.of(wrong, found.entry(), rest, messages);
    }
    return new StoredLine(line);
  }

  /// Whether it places an order and does not say under which key.
  public boolean wantsKey() {
    CommandTree.Found found = CommandTree.find(words);
    boolean takes =
        found.entry().maker() != null
            && CommandTree.spec(found.entry()).optionsMap().containsKey(KEY);
    return takes
        && words.stream().noneMatch(word -> word.equals(KEY) || word.startsWith(KEY + "="));
  }

  /// The same with a key, under which it places an order once, however often it is run.
  public StoredLine withKey(String key) {
    int used = CommandTree.find(words).used();
    List<String> line = new ArrayList<>(words.subList(0, used));
    line.add(KEY + "=" + key);
    line.addAll(words.subList(used, words.size()));
    return new StoredLine(line);
  }
}
