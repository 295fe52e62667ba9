package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyLaunch;
import io.opentrade.protocol.StrategyStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `strategy start FILE --symbol SERIES …`, or `strategy start NAME` for a stored one: lets a
/// strategy trade.
public final class StrategyStartCommand extends Command {
  @Parameters(paramLabel = "FILE|NAME", arity = "1")
  String file = "";

  @Option(names = "--symbol", paramLabel = "SERIES")
  List<String> series = new ArrayList<>();

  @Option(names = "--name", paramLabel = "NAME")
  @Nullable String name;

  @Option(names = "--budget", paramLabel = "N")
  @Nullable String budget;

  @Option(names = "--set", paramLabel = "NAME=VALUE")
  List<String> set = new ArrayList<>();

  @Option(names = "--leverage", paramLabel = "N")
  @Nullable String leverage;

  @Option(names = "--margin", paramLabel = "MODE")
  @Nullable String margin;

  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (!file.contains("/") && !file.matches(".*\\.(js|py|java)")) {
      return stored(invocation);
    }
    if (series.isEmpty()) {
      throw invocation.usage("strategy.whichMarket");
    }
    try (Inputs inputs = new Inputs(invocation)) {
      StrategyStart request =
          new StrategyStart(
              Objects.requireNonNullElse(account, AccountFlag.USUAL),
              inputs.file(file),
              series.stream().map(each -> inputs.series("--symbol", each)).toList(),
              name,
              new Amounts(invocation).positive("--budget", budget),
              inputs.assignments("--set", set),
              new Amounts(invocation).leverage(leverage),
              Choices.one(invocation, "--margin", margin, List.of("isolated", "cross")));
      StrategyInfo reply = invocation.ask(request);
      if (invocation.json()) {
        invocation.document(reply);
      } else {
        StrategyScreen.show(invocation, List.of(reply));
      }
      return 0;
    }
  }

  private int stored(Invocation invocation) throws InterruptedException {
    boolean given = name != null || budget != null || account != null;
    given |= leverage != null || margin != null;
    if (given || !series.isEmpty() || !set.isEmpty()) {
      throw invocation.usage("strategy.storedHasItsOwn", file);
    }
    StrategyLaunch.Reply reply = invocation.ask(new StrategyLaunch(file));
    if (invocation.json()) {
      invocation.document(reply);
      return 0;
    }
    if (reply.changed()) {
      invocation
          .err()
          .print(Line.of(Tint.WARN, invocation.text("strategy.fileChanged", file, reply.hash())));
    }
    StrategyScreen.show(invocation, List.of(reply.strategy()));
    return 0;
  }
}
