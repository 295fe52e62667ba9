package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.StrategySettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The flags that say what a stored strategy is started with.
final class SettingsFlags {
  private static final int LONGEST = 500;

  @Mixin TradingFlags trading = new TradingFlags();

  @Option(names = "--description", paramLabel = "TEXT")
  @Nullable String description;

  /// @param file null for the one there is
  StrategySettings read(Invocation invocation, Inputs inputs, @Nullable InputFile file) {
    if (description != null && description.length() > LONGEST) {
      throw invocation.usage("strategy.longDescription", LONGEST);
    }
    return new StrategySettings(
        trading.account,
        file,
        trading.series(inputs),
        trading.budget(invocation),
        trading.leverage(invocation),
        trading.margin(invocation),
        description == null ? null : new ForeignText(description),
        inputs.assignments("--set", trading.set));
  }

  /// Whether none was given.
  boolean none() {
    return description == null && trading.none();
  }
}
