package io.opentrade.commands;

import io.opentrade.commands.input.Choices;
import io.opentrade.protocol.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags of commands that take long: `--progress` and `--quiet`.
public final class Watched {
  @Option(names = "--quiet")
  boolean quiet;

  @Option(names = "--progress", paramLabel = "PROGRESS")
  @Nullable String progress;

  /// Whether to print nothing but what was asked for.
  public boolean quiet() {
    return quiet;
  }

  /// Refuses a `--progress` that is none, before any work begins.
  public void check(Invocation invocation) {
    Choices.one(invocation, "--progress", progress, List.of("auto", "json", "none"));
  }

  /// Asks the daemon and shows how far it is; the bar is gone when this returns.
  public <R> R ask(Invocation invocation, Request<R> request) throws InterruptedException {
    String mode = progress == null ? "auto" : progress.toLowerCase(java.util.Locale.ROOT);
    try (ProgressBar bar = ProgressBar.of(invocation, mode, quiet)) {
      return invocation.ask(request, bar);
    }
  }
}
