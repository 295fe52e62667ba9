package io.opentrade.commands.autopilot;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.AutopilotWhy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `autopilot why`: each decision with its numbers and its reason.
public final class AutopilotWhyCommand extends Command {
  private static final int MOST = 1000;

  @Option(names = "--account", paramLabel = "NAME")
  String account = "demo";

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, MOST);
    AutopilotWhy.Reply reply =
        invocation.ask(new AutopilotWhy(account, Objects.requireNonNullElse(most, 0)));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.decisions().isEmpty()) {
      invocation.out().print(invocation.text("autopilot.noDecisions", account));
    } else {
      WhyScreen.show(invocation, reply.decisions());
    }
    return 0;
  }
}
