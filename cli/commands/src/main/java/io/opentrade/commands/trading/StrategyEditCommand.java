package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.StoredStrategy;
import io.opentrade.protocol.StrategyEdit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `strategy edit NAME …`: changes what a stored strategy is started with.
public final class StrategyEditCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Option(names = "--file", paramLabel = "FILE")
  @Nullable String file;

  @Option(names = "--whole-account")
  boolean wholeAccount;

  @Mixin SettingsFlags flags = new SettingsFlags();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (file == null && !wholeAccount && flags.none()) {
      throw invocation.usage("strategy.editWhat");
    }
    if (wholeAccount && flags.trading.budget != null) {
      throw invocation.usage("strategy.budgetOrAll");
    }
    try (Inputs inputs = new Inputs(invocation)) {
      StoredStrategy stored =
          invocation.ask(
              new StrategyEdit(
                  name,
                  flags.read(invocation, inputs, file == null ? null : inputs.file(file)),
                  wholeAccount));
      StoredScreen.one(invocation, stored);
      if (stored.active() && !invocation.json()) {
        invocation.err().print(invocation.text("strategy.editedRuns", name, stored.account()));
      }
      return 0;
    }
  }
}
