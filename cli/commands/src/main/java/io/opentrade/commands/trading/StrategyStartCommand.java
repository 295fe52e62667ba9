package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyLaunch;
import io.opentrade.protocol.StrategyStart;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `strategy start FILE --symbol SERIES …`, or `strategy start NAME` for a stored one: lets a
/// strategy trade.
public final class StrategyStartCommand extends Command {
  @Parameters(paramLabel = "FILE|NAME", arity = "1")
  String file = "";

  @Option(names = "--name", paramLabel = "NAME")
  @Nullable String name;

  @Mixin TradingFlags flags = new TradingFlags();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (!file.contains("/") && !file.matches(".*\\.(js|py|java)")) {
      return stored(invocation);
    }
    if (flags.series.isEmpty()) {
      throw invocation.usage("strategy.whichMarket");
    }
    try (Inputs inputs = new Inputs(invocation)) {
      StrategyStart request =
          new StrategyStart(
              Objects.requireNonNullElse(flags.account, AccountFlag.USUAL),
              inputs.file(file),
              flags.series(inputs),
              name,
              flags.budget(invocation),
              inputs.assignments("--set", flags.set),
              flags.leverage(invocation),
              flags.margin(invocation));
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
    if (name != null || !flags.none()) {
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
