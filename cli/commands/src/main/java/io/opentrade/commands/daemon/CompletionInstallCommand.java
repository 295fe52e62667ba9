package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `completion install [SHELL]`: the client writes the files; this is its help.
public final class CompletionInstallCommand extends Command {
  @Parameters(paramLabel = "SHELL", arity = "0..1")
  @Nullable String shell;

  @Option(names = "--print")
  boolean print;

  @Override
  protected int run(Invocation invocation) {
    throw invocation.usage("daemon.byClient", "completion install");
  }
}
