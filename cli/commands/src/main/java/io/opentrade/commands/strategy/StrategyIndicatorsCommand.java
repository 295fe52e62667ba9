package io.opentrade.commands.strategy;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.StrategyIndicators;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// `strategy indicators [NAME]`: all indicators, or what one of them takes and gives.
public final class StrategyIndicatorsCommand extends Command {
  @Parameters(paramLabel = "INDICATOR", arity = "0..1")
  @Nullable String name;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    StrategyIndicators.Reply reply = invocation.ask(new StrategyIndicators(name));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (name == null) {
      new IndicatorScreen(invocation).list(reply);
    } else {
      reply.indicators().forEach(new IndicatorScreen(invocation)::show);
    }
    return 0;
  }
}
