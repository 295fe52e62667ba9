package io.opentrade.commands.study;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.BacktestCompare;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `compare ID ID…`: stored runs side by side.
public final class CompareCommand extends Command {
  @Parameters(paramLabel = "ID", arity = "1..*")
  List<String> ids = new ArrayList<>();

  @Option(names = "--full")
  boolean full;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (ids.size() < 2 || ids.size() > 20) {
      throw invocation.usage("compare.twoRuns", ids.size());
    }
    BacktestCompare.Reply reply = invocation.ask(new BacktestCompare(ids));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new CompareScreen(invocation, full).show(reply);
    }
    return 0;
  }
}
