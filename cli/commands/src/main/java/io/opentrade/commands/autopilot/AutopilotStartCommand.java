package io.opentrade.commands.autopilot;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.AutopilotRisk;
import io.opentrade.protocol.AutopilotStart;
import io.opentrade.protocol.ConfigGet;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.InputFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `autopilot start --risk LEVEL`: lets the autopilot run strategies at an account.
public final class AutopilotStartCommand extends Command {
  private static final int MOST_TRADES = 20;

  @Option(names = "--account", paramLabel = "NAME")
  String account = "demo";

  @Option(names = "--risk", paramLabel = "RISK")
  @Nullable String risk;

  @Option(names = "--budget", paramLabel = "N")
  @Nullable String budget;

  @Option(names = "--max-trades", paramLabel = "N")
  @Nullable String maxTrades;

  @Option(names = "--take-profit", paramLabel = "P%")
  @Nullable String takeProfit;

  @Option(names = "--stop-loss", paramLabel = "P%")
  @Nullable String stopLoss;

  @Option(names = "--target", paramLabel = "AMOUNT|P%")
  @Nullable String target;

  @Option(names = "--strategies", paramLabel = "FILES")
  List<String> strategies = new ArrayList<>();

  @Option(names = "--symbols", paramLabel = "SYMBOLS")
  List<String> symbols = new ArrayList<>();

  @Option(names = "--timeframe", paramLabel = "TIMEFRAME")
  @Nullable String timeframe;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    try (Inputs inputs = new Inputs(invocation)) {
      Amounts amounts = new Amounts(invocation);
      String level = Choices.one(invocation, "--risk", risk(invocation), AutopilotRisk.words());
      List<InputFile> files = words(strategies).map(inputs::file).toList();
      AutopilotStart request =
          new AutopilotStart(
              account,
              AutopilotRisk.of(Objects.requireNonNull(level)),
              amounts.positive("--budget", budget),
              amounts.integer("--max-trades", maxTrades, 1, MOST_TRADES),
              percent(amounts.percent("--take-profit", takeProfit)),
              percent(amounts.percent("--stop-loss", stopLoss)),
              target == null ? null : Targets.read(invocation, "--target", target),
              files,
              words(symbols).map(symbol -> symbol.toUpperCase(Locale.ROOT)).toList(),
              timeframe);
      return AutopilotScreen.show(invocation, invocation.ask(request));
    }
  }

  /// What is written, or what is settled.
  private String risk(Invocation invocation) throws InterruptedException {
    return risk == null ? invocation.ask(new ConfigGet("trading.risk")).value().raw() : risk;
  }

  private static Stream<String> words(List<String> texts) {
    return texts.stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static @Nullable Decimal percent(@Nullable Double value) {
    return value == null ? null : Decimal.of(value);
  }
}
