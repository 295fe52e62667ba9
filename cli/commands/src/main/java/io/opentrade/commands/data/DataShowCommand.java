package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.DataShow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data show SERIES`: its facts and some of its bars.
public final class DataShowCommand extends Command {
  @Parameters(paramLabel = "SERIES", arity = "1")
  String series = "";

  @Mixin Range range = new Range();

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Option(names = "--last")
  boolean last;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Range.Bounds bounds = range.read(invocation);
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 4000);
    try (Inputs inputs = new Inputs(invocation)) {
      String name = inputs.series("SERIES", series);
      DataShow request =
          new DataShow(
              name, bounds.start(), bounds.end(), Objects.requireNonNullElse(most, 0), last);
      DataShow.Reply reply = invocation.ask(request);
      if (invocation.json()) {
        invocation.document(reply);
      } else {
        show(invocation, reply);
      }
      return 0;
    }
  }

  private static void show(Invocation invocation, DataShow.Reply reply) {
    SeriesScreen screen = new SeriesScreen(invocation);
    screen.facts(reply.series());
    if (reply.bars().isEmpty()) {
      invocation.out().print(invocation.text("data.noBars"));
      return;
    }
    invocation.out().blank();
    screen.bars(reply.bars());
    if (reply.total() > reply.bars().size()) {
      String part =
          invocation.text(
              "data.part", Numbers.count(reply.bars().size()), Numbers.count(reply.total()));
      invocation.out().print(Line.of(Tint.DIM, part));
    }
  }
}
