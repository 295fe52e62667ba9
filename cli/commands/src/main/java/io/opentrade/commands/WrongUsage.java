package io.opentrade.commands;

import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.NearWords;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what the parser complains of into one sentence and a way out.
final class WrongUsage {
  private WrongUsage() {}

  static RequestFailed unknownCommand(
      CommandTree.Entry noun, List<String> rest, Messages messages) {
    Collection<String> names = noun.visible().map(CommandTree.Entry::name).toList();
    String where = noun.path().isEmpty() ? "" : noun.path() + " ";
    List<String> words = rest.stream().filter(word -> !word.equals("--json")).toList();
    if (words.isEmpty()) {
      return failed(messages.text("usage.noVerb", noun.path()), verbs(names, messages));
    }
    String word = words.getFirst();
    String key = word.startsWith("-") ? "usage.unknownFlag" : "usage.unknownCommand";
    String hint =
        NearWords.nearest(word, names)
            .map(near -> messages.text("usage.didYouMean", "opentrade " + where + near))
            .orElseGet(() -> verbs(names, messages));
    return failed(messages.text(key, where + word), hint);
  }

  private static String verbs(Collection<String> names, Messages messages) {
    return messages.text("usage.verbs", String.join(", ", names));
  }

  static RequestFailed of(
      ParameterException exception,
      CommandTree.Entry entry,
      List<String> arguments,
      Messages messages) {
    CommandSpec spec = exception.getCommandLine().getCommandSpec();
    String help = messages.text("usage.seeHelp", "opentrade " + entry.path() + " --help");
    return switch (exception) {
      case UnmatchedArgumentException unmatched ->
          unmatched(unmatched.getUnmatched().getFirst(), entry, spec, help, messages);
      case MissingParameterException missing when isValue(missing, arguments) ->
          failed(messages.text("usage.flagNeedsValue", names(missing)), help);
      case MissingParameterException _ when unknownFlag(arguments, spec) instanceof String flag ->
          unmatched(flag, entry, spec, help, messages);
      case MissingParameterException missing ->
          failed(messages.text("usage.missing", names(missing)), synopsis(entry, spec, messages));
      case OverwrittenOptionException overwritten ->
          failed(messages.text("usage.twice", name(overwritten.getOverwritten())), help);
      default -> failed(messages.text("usage.flagNeedsValue", blamed(exception, arguments)), help);
    };
  }

  private static RequestFailed unmatched(
      String word, CommandTree.Entry entry, CommandSpec spec, String help, Messages messages) {
    if (!word.startsWith("-") || word.equals("-")) {
      String unexpected = messages.text("usage.unexpected", word);
      Stream<String> siblings = entry.visible().map(CommandTree.Entry::name);
      return failed(
          unexpected,
          NearWords.nearest(word, siblings.toList())
              .map(near -> messages.text("usage.didYouMean", near))
              .orElse(help));
    }
    String flag = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    String hint =
        NearWords.nearest(flag, spec.optionsMap().keySet())
            .map(near -> messages.text("usage.didYouMean", near))
            .orElse(help);
    return failed(messages.text("usage.unknownFlag", flag), hint);
  }

  /// A flag that there is none of, which the parser sees only where nothing is missing; null for
  /// none.
  private static @Nullable String unknownFlag(List<String> arguments, CommandSpec spec) {
    for (String word : arguments) {
      if (word.equals("--")) {
        return null;
      }
      if (word.startsWith("--") && !spec.optionsMap().containsKey(word.split("=", 2)[0])) {
        return word;
      }
    }
    return null;
  }

  /// Whether the flag is there and its value is not.
  private static boolean isValue(MissingParameterException missing, List<String> arguments) {
    return missing.getMissing().stream()
        .allMatch(spec -> spec.isOption() && arguments.contains(name(spec)));
  }

  private static String names(MissingParameterException missing) {
    return missing.getMissing().stream().map(WrongUsage::name).collect(Collectors.joining(", "));
  }

  private static String name(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }

  private static String blamed(ParameterException exception, List<String> arguments) {
    return exception.getArgSpec() == null
        ? String.join(" ", arguments)
        : name(exception.getArgSpec());
  }

  private static String synopsis(CommandTree.Entry entry, CommandSpec spec, Messages messages) {
    return messages.text("usage.write", Synopsis.of(entry, spec));
  }

  private static RequestFailed failed(String message, String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }
}
