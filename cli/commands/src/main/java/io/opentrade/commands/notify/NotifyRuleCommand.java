package io.opentrade.commands.notify;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Choices;
import io.opentrade.protocol.NotifyRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `notify rule KIND HOW`: how notices of a kind are told.
public final class NotifyRuleCommand extends Command {
  @Parameters(index = "0", paramLabel = "KIND", arity = "1")
  String kind = "";

  @Parameters(index = "1", paramLabel = "HOW", arity = "1")
  String manner = "";

  @Option(names = "--severity", paramLabel = "SEVERITY")
  @Nullable String severity;

  @Option(names = "--channel", paramLabel = "CHANNEL")
  @Nullable String channel;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    String how =
        Choices.one(invocation, "HOW", manner, List.of("on", "silent", "digest", "off", "default"));
    String level =
        Choices.one(invocation, "--severity", severity, List.of("info", "warning", "critical"));
    NotifyRule request =
        new NotifyRule(kind.equals("all") ? null : kind, level, channel, how == null ? "" : how);
    return NotifyScreen.rules(invocation, invocation.ask(request));
  }
}
