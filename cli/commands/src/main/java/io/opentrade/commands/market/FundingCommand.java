package io.opentrade.commands.market;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.MarketFunding;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `funding MARKET…`: what holders of perpetual futures pay each other next.
public final class FundingCommand extends ListCommand {
  @Parameters(paramLabel = "MARKET", arity = "1..*")
  List<String> markets = new ArrayList<>();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    MarketFunding.Reply reply = invocation.ask(new MarketFunding(markets));
    MarketScreen screen = new MarketScreen(invocation);
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      screen.funding(reply.rates());
    }
    return screen.troubles(reply.troubles());
  }
}
