package io.opentrade.commands.optimize;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.OptimizeList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `optimize list`: studies, the newest first.
public final class OptimizeListCommand extends ListCommand {
  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 1000);
    OptimizeList.Reply reply =
        invocation.ask(new OptimizeList(Objects.requireNonNullElse(most, 0)));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.studies().isEmpty()) {
      invocation.out().print(invocation.text("optimize.none"));
      invocation.out().print(Line.of(Tint.DIM, "  → " + invocation.text("optimize.none.hint")));
    } else {
      table(invocation, reply);
    }
    return 0;
  }

  private static void table(Invocation invocation, OptimizeList.Reply reply) {
    Table table =
        new Table()
            .left(invocation.text("column.id"), 0)
            .left(invocation.text("column.begun"), 2)
            .left(invocation.text("column.state"), 0)
            .flexible(invocation.text("column.strategy"), 0)
            .flexible(invocation.text("column.series"), 1)
            .left(invocation.text("column.method"), 4)
            .left(invocation.text("column.objective"), 3)
            .right(invocation.text("column.tried"), 0);
    for (OptimizeList.Entry study : reply.studies()) {
      table
          .row()
          .cell(Tint.BOLD, study.id())
          .cell(Times.minute(study.created()))
          .cell(study.state())
          .cell(study.strategy().toString())
          .cell(study.series().toString())
          .cell(study.method())
          .cell(study.objective())
          .cell(Numbers.count(study.tried()));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }
}
