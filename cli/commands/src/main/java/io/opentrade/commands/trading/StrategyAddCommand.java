package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.StoredStrategy;
import io.opentrade.protocol.StrategyAdd;
import io.opentrade.protocol.StrategySettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `strategy add NAME FILE --symbol SERIES …`: keeps a strategy with what it is started with.
public final class StrategyAddCommand extends Command {
  @Parameters(index = "0", paramLabel = "NAME", arity = "1")
  String name = "";

  @Parameters(index = "1", paramLabel = "FILE", arity = "1")
  String file = "";

  @Mixin SettingsFlags flags = new SettingsFlags();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (!StrategySettings.isName(name)) {
      throw invocation.usage("strategy.badName", name);
    }
    if (flags.trading.series.isEmpty()) {
      throw invocation.usage("strategy.whichMarket");
    }
    try (Inputs inputs = new Inputs(invocation)) {
      StoredStrategy stored =
          invocation.ask(new StrategyAdd(name, flags.read(invocation, inputs, inputs.file(file))));
      StoredScreen.one(invocation, stored);
      if (!invocation.json()) {
        invocation.err().print(invocation.text("strategy.startIt", name));
      }
      return 0;
    }
  }
}
