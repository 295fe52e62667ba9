package io.opentrade.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// One command: its annotated fields are what a person may write, [#run] is what it does. An
/// instance serves one invocation.
public abstract class Command {
  @Option(names = "--json")
  boolean json;

  @Option(names = "--fields", paramLabel = "A,B", arity = "0..1", fallbackValue = "")
  @Nullable String fields;

  /// Whether nothing but failures is told; set by [CommandTree] where a command has no `--quiet` of
  /// its own.
  boolean silent;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true)
  boolean help;

  /// Whether a person reads its output page by page, where it is longer than their screen.
  boolean pages() {
    return false;
  }

  /// What is wanted of the answer.
  Shape shape() {
    return new Shape(fields, false, null, List.of());
  }

  /// Does it. Failures are thrown; results are written to the invocation's terminal.
  ///
  /// @return the exit code
  /// @throws io.opentrade.protocol.RequestFailed when it cannot be done
  /// @throws InterruptedException when it was cancelled
  protected abstract int run(Invocation invocation) throws InterruptedException;
}
