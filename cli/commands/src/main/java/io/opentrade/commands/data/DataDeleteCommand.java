package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.FailureKind;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data delete SERIES`: deletes a series, after asking.
public final class DataDeleteCommand extends Command {
  @Parameters(paramLabel = "SERIES", arity = "1")
  String series = "";

  @Option(names = "--yes")
  boolean yes;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    try (Inputs inputs = new Inputs(invocation)) {
      String name = inputs.series("SERIES", series);
      if (!yes && !confirmed(invocation, name)) {
        throw invocation.failure(FailureKind.INTERRUPTED, "data.notDeleted");
      }
      DataDelete.Reply reply = invocation.ask(new DataDelete(name));
      if (invocation.json()) {
        invocation.document(reply);
      } else {
        String deleted = Numbers.count(reply.deleted());
        invocation.out().print(invocation.text("data.deleted", deleted, name));
      }
      return 0;
    }
  }

  private static boolean confirmed(Invocation invocation, String name) {
    if (!invocation.terminal().inputIsTerminal() || invocation.json()) {
      throw invocation.usage("data.deleteUnasked", name);
    }
    String question = invocation.text("data.confirm", name);
    String answer = invocation.terminal().prompt(question + " ", false);
    return Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }
}
