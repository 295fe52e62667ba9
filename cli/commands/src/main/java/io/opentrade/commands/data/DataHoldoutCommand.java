package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.input.Moments;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.DataHoldout;
import io.opentrade.protocol.ForeignText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data holdout [MARKET]`: holds the end of a market out of research, or shows what is held out.
public final class DataHoldoutCommand extends Command {
  @Parameters(paramLabel = "SERIES|MARKET", arity = "0..1")
  @Nullable String market;

  @Option(names = "--from", paramLabel = "DATE")
  @Nullable String from;

  @Option(names = "--release")
  boolean release;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Instant start = new Moments(invocation).read("--from", from);
    if (market == null && (start != null || release)) {
      throw invocation.usage("holdout.noMarket");
    }
    if (start != null && release) {
      throw invocation.usage("holdout.both");
    }
    DataHoldout.Reply reply =
        invocation.ask(
            new DataHoldout(market == null ? null : Inputs.cased(market), start, release));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.holdouts().isEmpty()) {
      invocation.out().print(invocation.text("holdout.none"));
    } else {
      table(invocation, reply.holdouts());
    }
    return 0;
  }

  private static void table(Invocation invocation, List<DataHoldout.Entry> holdouts) {
    Table table =
        new Table()
            .flexible(invocation.text("column.market"), 0)
            .left(invocation.text("column.from"), 0)
            .right(invocation.text("column.uses"), 0)
            .left(invocation.text("column.lastUse"), 1)
            .left(invocation.text("column.strategy"), 2);
    for (DataHoldout.Entry entry : holdouts) {
      Instant last = entry.lastUse();
      ForeignText strategy = entry.lastStrategy();
      table
          .row()
          .cell(Tint.BOLD, entry.market())
          .cell(Times.brief(entry.from()))
          .cell(entry.uses() > 0 ? Tint.WARN : Tint.PLAIN, Numbers.count(entry.uses()))
          .cell(last == null ? "" : Times.brief(last))
          .cell(strategy == null ? "" : strategy.toString());
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }
}
