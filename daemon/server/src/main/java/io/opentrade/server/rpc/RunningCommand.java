package io.opentrade.server.rpc;

import io.opentrade.protocol.frame.CommandRun;
import io.opentrade.protocol.frame.Credit;
import io.opentrade.protocol.frame.Signal;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A command line and the terminal it runs at.
final class RunningCommand {
  private static final int INTERRUPTED = 130;
  private static final int NOUN_AND_VERB = 2;
  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,20}");

  private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private final List<String> argv;
  private final String trace;
  private final Window window = new Window();
  private final RemoteTerminal terminal;
  private volatile @Nullable Task task;
  private volatile boolean signalled;

  /// @param namesFiles whether it may name files that the daemon opens itself
  /// @param language what a person with that locale is spoken to in
  RunningCommand(
      CommandRun command,
      boolean namesFiles,
      UnaryOperator<Locale> language,
      ClientCalls client,
      Outbox outbox) {
    this.argv = command.argv();
    this.trace = command.environment().getOrDefault("OPENTRADE_REQUEST", "");
    this.terminal = new RemoteTerminal(command, namesFiles, language, window, client, outbox);
  }

  List<String> argv() {
    return argv;
  }

  /// What may be logged of it: noun and verb. What follows may be a secret.
  String name() {
    return argv.stream()
        .limit(NOUN_AND_VERB)
        .takeWhile(word -> WORD.matcher(word).matches())
        .collect(Collectors.joining(" "));
  }

  /// What its client calls it, to be part of its id in the log; empty where it has no name, or one
  /// that cannot be part of an id.
  String trace() {
    return TRACE.matcher(trace).matches() ? "." + trace : "";
  }

  RemoteTerminal terminal() {
    return terminal;
  }

  /// The task that a signal cancels.
  void runsAs(Task running) {
    task = running;
    if (signalled) {
      running.cancel();
    }
  }

  /// The client has written that much.
  void grant(Credit credit) {
    window.grant(credit.bytes());
  }

  /// Ctrl-C, a broken pipe or the like: each ends the command.
  void signal(Signal signal) {
    signalled = true;
    Task running = task;
    if (running != null) {
      running.cancel();
    }
  }

  /// Nobody reads the output any more.
  void clientGone() {
    window.close();
  }

  /// @param given by the command itself
  int exitCode(int given) {
    return signalled ? INTERRUPTED : given;
  }
}
