package io.opentrade.commands.data;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.DataList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// `data list [TEXT]`: stored series.
public final class DataListCommand extends ListCommand {
  @Parameters(paramLabel = "TEXT", arity = "0..1")
  @Nullable String filter;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    DataList.Reply reply = invocation.ask(new DataList(filter));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.series().isEmpty()) {
      String none =
          filter == null ? invocation.text("data.none") : invocation.text("data.noneLike", filter);
      invocation.out().print(none);
      invocation.out().print(Line.of(Tint.DIM, "  → " + invocation.text("data.none.hint")));
    } else {
      new SeriesScreen(invocation).table(reply.series());
    }
    return 0;
  }
}
