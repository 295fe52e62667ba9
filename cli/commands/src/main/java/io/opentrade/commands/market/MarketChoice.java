package io.opentrade.commands.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which markets of which exchanges a command is about.
final class MarketChoice {
  @Parameters(paramLabel = "EXCHANGE", arity = "0..*")
  List<String> exchanges = new ArrayList<>();

  @Option(names = "--kind", paramLabel = "KIND")
  String kind = "spot";

  /// Currency that their prices are in; null for any.
  @Option(names = "--quote", paramLabel = "COIN")
  @Nullable String quote;

  /// As requests name them; empty for all.
  List<String> exchanges() {
    return exchanges.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /// As requests name it.
  String kind() {
    return kind.toLowerCase(Locale.ROOT);
  }
}
