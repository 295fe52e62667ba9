package io.opentrade.commands.optimize;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.OptimizeShow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `optimize show STUDY`: what a study found, once more.
public final class OptimizeShowCommand extends Command {
  @Parameters(paramLabel = "STUDY", arity = "1")
  String id = "";

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (id.isBlank()) {
      throw invocation.usage("optimize.noId");
    }
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 100_000);
    OptimizeReply reply = invocation.ask(new OptimizeShow(id, Objects.requireNonNullElse(most, 0)));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new OptimizeScreen(invocation).show(reply);
    }
    return 0;
  }
}
