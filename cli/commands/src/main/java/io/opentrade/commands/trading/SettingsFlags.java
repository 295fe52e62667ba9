package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.StrategySettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say what a stored strategy is started with.
final class SettingsFlags {
  private static final int LONGEST = 500;

  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  @Option(names = "--symbol", paramLabel = "SERIES")
  List<String> series = new ArrayList<>();

  @Option(names = "--budget", paramLabel = "N")
  @Nullable String budget;

  @Option(names = "--leverage", paramLabel = "X")
  @Nullable String leverage;

  @Option(names = "--margin", paramLabel = "MARGIN")
  @Nullable String margin;

  @Option(names = "--description", paramLabel = "TEXT")
  @Nullable String description;

  @Option(names = "--set", paramLabel = "NAME=VALUE")
  List<String> set = new ArrayList<>();

  /// @param file null for the one there is
  StrategySettings read(Invocation invocation, Inputs inputs, @Nullable InputFile file) {
    if (description != null && description.length() > LONGEST) {
      throw invocation.usage("strategy.longDescription", LONGEST);
    }
    return new StrategySettings(
        account,
        file,
        series.stream().map(each -> inputs.series("--symbol", each)).toList(),
        new Amounts(invocation).positive("--budget", budget),
        new Amounts(invocation).leverage(leverage),
        Choices.one(invocation, "--margin", margin, List.of("isolated", "cross")),
        description == null ? null : new ForeignText(description),
        inputs.assignments("--set", set));
  }

  /// Whether none was given.
  boolean none() {
    return account == null
        && series.isEmpty()
        && budget == null
        && leverage == null
        && margin == null
        && description == null
        && set.isEmpty();
  }
}
