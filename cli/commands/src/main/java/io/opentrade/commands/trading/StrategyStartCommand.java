package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyStart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `strategy start FILE --symbol SERIES …`: lets a strategy trade.
public final class StrategyStartCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1")
  String file = "";

  @Option(names = "--symbol", paramLabel = "SERIES", required = true)
  List<String> series = new ArrayList<>();

  @Option(names = "--name", paramLabel = "NAME")
  @Nullable String name;

  @Option(names = "--budget", paramLabel = "N")
  @Nullable String budget;

  @Option(names = "--set", paramLabel = "NAME=VALUE")
  List<String> set = new ArrayList<>();

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    try (Inputs inputs = new Inputs(invocation)) {
      StrategyStart request =
          new StrategyStart(
              account.name,
              inputs.file(file),
              series.stream().map(each -> inputs.series("--symbol", each)).toList(),
              name,
              new Amounts(invocation).positive("--budget", budget),
              inputs.assignments("--set", set));
      StrategyInfo reply = invocation.ask(request);
      if (invocation.json()) {
        invocation.document(reply);
      } else {
        StrategyScreen.show(invocation, List.of(reply));
      }
      return 0;
    }
  }
}
