package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.Decimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Flags of what a strategy trades and with how much, whether it starts at once or is stored.
final class TradingFlags {
  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  @Option(names = "--symbol", paramLabel = "SERIES")
  List<String> series = new ArrayList<>();

  @Option(names = "--budget", paramLabel = "N")
  @Nullable String budget;

  @Option(names = "--leverage", paramLabel = "N")
  @Nullable String leverage;

  @Option(names = "--margin", paramLabel = "MODE")
  @Nullable String margin;

  @Option(names = "--set", paramLabel = "NAME=VALUE")
  List<String> set = new ArrayList<>();

  List<String> series(Inputs inputs) {
    return series.stream().map(each -> inputs.series("--symbol", each)).toList();
  }

  @Nullable Decimal budget(Invocation invocation) {
    return new Amounts(invocation).positive("--budget", budget);
  }

  @Nullable Decimal leverage(Invocation invocation) {
    return new Amounts(invocation).leverage(leverage);
  }

  @Nullable String margin(Invocation invocation) {
    return Choices.one(invocation, "--margin", margin, List.of("isolated", "cross"));
  }

  /// Whether none was given.
  boolean none() {
    return account == null
        && series.isEmpty()
        && budget == null
        && leverage == null
        && margin == null
        && set.isEmpty();
  }
}
