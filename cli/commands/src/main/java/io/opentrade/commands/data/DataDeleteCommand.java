package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.FailureKind;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data delete SERIES`: deletes a series or a range of it, after asking.
public final class DataDeleteCommand extends Command {
  @Parameters(paramLabel = "SERIES", arity = "1")
  String series = "";

  @Mixin Range range = new Range();

  @Option(names = "--yes")
  boolean yes;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Range.Bounds bounds = range.read(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      String name = inputs.series("SERIES", series);
      if (!yes && !confirmed(invocation, name, bounds)) {
        throw invocation.failure(FailureKind.INTERRUPTED, "data.notDeleted");
      }
      DataDelete.Reply reply = invocation.ask(new DataDelete(name, bounds.start(), bounds.end()));
      if (invocation.json()) {
        invocation.document(reply);
      } else {
        String key = reply.remaining() == 0 ? "data.deletedAll" : "data.deleted";
        String deleted = Numbers.count(reply.deleted());
        invocation
            .out()
            .print(invocation.text(key, deleted, name, Numbers.count(reply.remaining())));
      }
      return 0;
    }
  }

  private static boolean confirmed(Invocation invocation, String name, Range.Bounds bounds) {
    if (!invocation.terminal().inputIsTerminal() || invocation.json()) {
      throw invocation.usage("data.deleteUnasked", name);
    }
    boolean whole = bounds.start() == null && bounds.end() == null;
    String question = invocation.text(whole ? "data.confirm" : "data.confirmRange", name);
    String answer = invocation.terminal().prompt(question + " ", false);
    return Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }
}
