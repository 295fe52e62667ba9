package io.opentrade.commands;

import io.opentrade.commands.text.Messages;
import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.ModeShow;
import io.opentrade.protocol.RequestFailed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The command line. Holds no state: one instance serves every caller at once.
public final class Commands {
  private final Consumer<RuntimeException> bugs;
  private final BooleanSupplier detailed;

  /// @param bugs told of exceptions that no command should throw, for the log
  /// @param detailed whether a person is told the stack of such an exception
  public Commands(Consumer<RuntimeException> bugs, BooleanSupplier detailed) {
    this.bugs = bugs;
    this.detailed = detailed;
  }

  public Commands() {
    this(_ -> {}, () -> false);
  }

  /// Runs one command.
  ///
  /// Failures are told on the terminal, never thrown. Interrupt the calling thread to cancel.
  ///
  /// @param argv without the program's name
  /// @return the exit code
  public int run(List<String> argv, Terminal terminal, Gateway gateway) {
    Messages messages = Messages.in(language(argv, terminal));
    Invocation invocation =
        new Invocation(terminal, gateway, messages, asksForJson(argv), Shape.PLAIN);
    try {
      int exit = dispatch(argv, invocation);
      invocation.out().flush();
      invocation.err().flush();
      return exit;
    } catch (RequestFailed failed) {
      return tell(failed.failure(), invocation);
    } catch (InterruptedException _) {
      return tell(interrupted(messages), invocation);
    } catch (RuntimeException bug) {
      bugs.accept(bug);
      return tell(bug(bug, messages), invocation);
    }
  }

  /// The language that a command speaks: that of the person, and English where a program reads.
  ///
  /// @param argv without the program's name
  public static Locale language(List<String> argv, Terminal terminal) {
    boolean csv = flags(argv).anyMatch(word -> word.equals("--csv") || word.startsWith("--csv="));
    return csv || asksForJson(argv) ? Locale.ENGLISH : terminal.language();
  }

  /// Ways to go on with a line that is being typed.
  ///
  /// @param line with or without the program's name in front
  /// @param cursor where in the line, from 0
  public List<Candidate> complete(String line, int cursor, Gateway gateway) {
    return new Completion(gateway).candidates(line, cursor);
  }

  private static int dispatch(List<String> argv, Invocation invocation)
      throws InterruptedException {
    List<String> words = argv.isEmpty() ? List.of("help") : argv;
    String first = words.getFirst();
    if (first.equals("--version")) {
      words = List.of("version");
    } else if (first.equals("--help") || first.equals("-h")) {
      words = List.of("help");
    }
    CommandTree.Found found = CommandTree.find(words);
    List<String> rest = words.subList(found.used(), words.size());
    CommandTree.Entry entry = found.entry();
    if (entry.maker() == null) {
      return withoutVerb(entry, rest, invocation);
    }
    Command command = entry.maker().get();
    ParseResult parsed;
    try {
      parsed = CommandTree.model(command).parseArgs(rest.toArray(String[]::new));
    } catch (ParameterException exception) {
      throw WrongUsage.of(exception, entry, rest, invocation.messages());
    }
    if (command.help) {
      invocation.terminal().page();
      new HelpPage(invocation.out(), invocation.messages()).print(entry);
      return 0;
    }
    meanUsualAccount(parsed, invocation);
    Invocation shaped = invocation.shaped(command.shape());
    if (command.pages() && !shaped.json()) {
      invocation.terminal().page();
    }
    return command.run(command.silent && !shaped.json() ? shaped.silent() : shaped);
  }

  /// A person who names no account means that of the mode.
  private static void meanUsualAccount(ParseResult parsed, Invocation invocation)
      throws InterruptedException {
    if (parsed.hasMatchedOption("--account") || !invocation.terminal().inputIsTerminal()) {
      return;
    }
    for (CommandSpec mixin : parsed.commandSpec().mixins().values()) {
      if (mixin.userObject() instanceof UsualAccount flag) {
        flag.usually(invocation.ask(new ModeShow()).account());
      }
    }
  }

  private static int withoutVerb(CommandTree.Entry noun, List<String> rest, Invocation invocation) {
    boolean wantsHelp = rest.contains("--help") || rest.contains("-h");
    if (wantsHelp || (rest.isEmpty() && !invocation.json())) {
      HelpPage page =
          new HelpPage(wantsHelp ? invocation.out() : invocation.err(), invocation.messages());
      page.print(noun);
      return wantsHelp ? 0 : FailureKind.USAGE.exitCode();
    }
    throw WrongUsage.unknownCommand(noun, rest, invocation.messages());
  }

  /// Whether words name a command that can be run.
  public static boolean knows(List<String> argv) {
    CommandTree.Found found = CommandTree.find(argv);
    return found.used() > 0 && found.entry().maker() != null;
  }

  /// Known before anything is parsed, since wrong usage is told in JSON too.
  private static boolean asksForJson(List<String> argv) {
    return flags(argv)
        .anyMatch(
            word ->
                word.equals("--json") || word.equals("--fields") || word.startsWith("--fields="));
  }

  /// The words in which flags may stand.
  private static Stream<String> flags(List<String> argv) {
    int end = argv.indexOf("--");
    return (end < 0 ? argv : argv.subList(0, end)).stream();
  }

  private static Failure interrupted(Messages messages) {
    return Failure.of(FailureKind.INTERRUPTED, messages.text("failed.interrupted"), null);
  }

  private Failure bug(RuntimeException bug, Messages messages) {
    if (detailed.getAsBoolean()) {
      StringWriter stack = new StringWriter();
      bug.printStackTrace(new PrintWriter(stack));
      return Failure.of(FailureKind.FAILED, messages.text("failed.bug", bug), stack.toString());
    }
    return Failure.of(
        FailureKind.FAILED,
        messages.text("failed.bug", bug.getClass().getSimpleName() + ": " + bug.getMessage()),
        messages.text("failed.bug.hint"));
  }

  private static int tell(Failure failure, Invocation invocation) {
    try {
      new FailureScreen(invocation).show(failure);
    } catch (RequestFailed _) {
      // Nobody is left to hear it: a closed pipe or a lost client ends a command quietly.
      return failure.kind().exitCode();
    }
    return failure.kind().exitCode();
  }
}
