package io.opentrade.commands.market;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.MarketCandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candles SERIES…`: the last candles of an exchange; nothing is stored.
public final class CandlesCommand extends Command {
  @Parameters(paramLabel = "SERIES", arity = "1..*")
  List<String> series = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 500);
    MarketCandles.Reply reply =
        invocation.ask(new MarketCandles(series, Objects.requireNonNullElse(most, 0)));
    MarketScreen screen = new MarketScreen(invocation);
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      reply.series().forEach(one -> screen.bars(one.series(), one.bars()));
    }
    return screen.troubles(reply.troubles());
  }
}
