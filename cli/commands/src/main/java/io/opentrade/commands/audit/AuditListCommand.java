package io.opentrade.commands.audit;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Moments;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AuditList;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `audit list`: what was done, by whom, and what came of it.
public final class AuditListCommand extends ListCommand {
  @Option(names = "--since", paramLabel = "TIME")
  @Nullable String since;

  @Option(names = "--actor", paramLabel = "NAME")
  @Nullable String actor;

  @Option(names = "--method", paramLabel = "METHOD")
  @Nullable String method;

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 100_000);
    Instant from = new Moments(invocation).read("--since", since);
    AuditList.Reply reply =
        invocation.ask(new AuditList(from, actor, method, most == null ? 0 : most));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.actions().isEmpty()) {
      invocation.out().print(invocation.text("audit.none"));
    } else {
      show(invocation, reply);
    }
    return 0;
  }

  private static void show(Invocation invocation, AuditList.Reply reply) {
    Table table =
        new Table()
            .left(invocation.text("column.time"), 0)
            .left(invocation.text("column.actor"), 0)
            .left(invocation.text("column.method"), 0)
            .flexible(invocation.text("column.outcome"), 0)
            .flexible(invocation.text("column.what"), 2);
    for (AuditList.Action action : reply.actions()) {
      String outcome = action.outcome() == null ? "–" : action.outcome().toString();
      table
          .row()
          .cell(Times.brief(action.at()))
          .cell(action.actor() + " (" + action.kind() + ")")
          .cell(action.method())
          .cell(outcome.equals("done") ? Tint.GOOD : Tint.WARN, outcome)
          .cell(Tint.DIM, action.what().toString());
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }
}
