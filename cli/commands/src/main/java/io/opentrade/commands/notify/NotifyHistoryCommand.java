package io.opentrade.commands.notify;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.NotifyHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `notify history`: the newest notices and what has become of them.
public final class NotifyHistoryCommand extends ListCommand {
  @Option(names = "--kind", paramLabel = "KIND")
  @Nullable String kind;

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 10_000);
    NotifyHistory.Reply reply = invocation.ask(new NotifyHistory(kind, most == null ? 0 : most));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.entries().isEmpty()) {
      invocation.out().print(invocation.text("notify.noHistory"));
    } else {
      show(invocation, reply);
    }
    return 0;
  }

  private static void show(Invocation invocation, NotifyHistory.Reply reply) {
    Table table =
        new Table()
            .left(invocation.text("column.time"), 0)
            .left(invocation.text("column.kind"), 0)
            .flexible(invocation.text("column.what"), 0)
            .left(invocation.text("column.channel"), 0)
            .left(invocation.text("column.state"), 0)
            .flexible(invocation.text("column.problem"), 2);
    for (NotifyHistory.Entry entry : reply.entries()) {
      boolean done = entry.state().equals("delivered");
      table
          .row()
          .cell(Times.brief(entry.at()))
          .cell(entry.kind())
          .cell(tint(entry.severity()), entry.title().toString())
          .cell(entry.channel() == null ? "–" : entry.channel())
          .cell(done ? Tint.GOOD : Tint.WARN, entry.channel() == null ? "–" : entry.state())
          .cell(Tint.DIM, entry.problem() == null ? "" : entry.problem().toString());
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  private static Tint tint(String severity) {
    return switch (severity) {
      case "critical" -> Tint.BAD;
      case "warning" -> Tint.WARN;
      default -> Tint.PLAIN;
    };
  }
}
