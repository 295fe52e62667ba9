package io.opentrade.commands.market;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.MarketTrades;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trades MARKET…`: the last trades.
public final class TradesCommand extends Command {
  @Parameters(paramLabel = "MARKET", arity = "1..*")
  List<String> markets = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 1000);
    MarketTrades.Reply reply =
        invocation.ask(new MarketTrades(markets, Objects.requireNonNullElse(most, 0)));
    MarketScreen screen = new MarketScreen(invocation);
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      reply.tapes().forEach(screen::tape);
    }
    return screen.troubles(reply.troubles());
  }
}
