package io.opentrade.commands.alert;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.AlertHistory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alert history [ALERT]`: what fired, the newest first.
public final class AlertHistoryCommand extends ListCommand {
  @Parameters(paramLabel = "ALERT", arity = "0..1")
  @Nullable String alert;

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 1_000);
    AlertHistory.Reply reply =
        invocation.ask(new AlertHistory(alert, Objects.requireNonNullElse(most, 0)));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.firings().isEmpty()) {
      invocation.out().print(invocation.text("alert.noFirings"));
    } else {
      new AlertScreen(invocation).history(reply.firings());
    }
    return 0;
  }
}
