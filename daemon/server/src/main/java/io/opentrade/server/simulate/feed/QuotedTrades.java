package io.opentrade.server.simulate.feed;

import io.opentrade.server.simulate.exchange.Command;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trades without books get a made-up book around each price before they happen.
final class QuotedTrades implements Feed {
  private final Feed trades;
  private final Map<String, Quotes> quotes = new HashMap<>();
  private @Nullable Event held;

  /// @param quotes of each market of the trades, by symbol
  QuotedTrades(Feed trades, Map<String, Quotes> quotes) {
    this.trades = trades;
    this.quotes.putAll(quotes);
  }

  @Override
  public @Nullable Event next() throws IOException {
    Event trade = held;
    if (trade != null) {
      held = null;
      return trade;
    }
    Event next = trades.next();
    if (next != null && next.command() instanceof Command.CrowdTrade met) {
      Quotes around = quotes.get(met.symbol());
      if (around != null) {
        held = next;
        return new Event(next.time(), around.around(met.price()));
      }
    }
    return next;
  }
}
