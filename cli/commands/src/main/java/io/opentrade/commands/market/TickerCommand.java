package io.opentrade.commands.market;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.MarketTickers;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `ticker MARKET…`: prices now and over 24 hours.
public final class TickerCommand extends ListCommand {
  @Parameters(paramLabel = "MARKET", arity = "1..*")
  List<String> markets = new ArrayList<>();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    MarketTickers.Reply reply = invocation.ask(new MarketTickers(markets));
    MarketScreen screen = new MarketScreen(invocation);
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      screen.quotes(reply.quotes());
    }
    return screen.troubles(reply.troubles());
  }
}
