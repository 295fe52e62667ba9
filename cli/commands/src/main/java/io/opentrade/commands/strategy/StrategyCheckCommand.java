package io.opentrade.commands.strategy;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.StrategyCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `strategy check FILE`: loads it, lists what it declares and runs it over 500 bars.
public final class StrategyCheckCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1")
  String file = "";

  @Option(names = "--data", paramLabel = "SERIES|FILE")
  @Nullable String data;

  @Option(names = "--set", paramLabel = "NAME=VALUE")
  List<String> set = new ArrayList<>();

  @Option(names = "--style", paramLabel = "STYLE")
  @Nullable String style;

  @Option(names = "--unsafe")
  boolean unsafe;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    try (Inputs inputs = new Inputs(invocation)) {
      StrategyCheck request =
          new StrategyCheck(
              inputs.file(file),
              data == null ? null : inputs.data(data),
              inputs.assignments("--set", set),
              Choices.one(invocation, "--style", style, List.of("signals", "onBar", "onBars")),
              unsafe);
      StrategyCheck.Reply reply = invocation.ask(request);
      if (invocation.json()) {
        invocation.document(reply);
      } else {
        new CheckScreen(invocation).show(reply);
      }
      return 0;
    }
  }
}
