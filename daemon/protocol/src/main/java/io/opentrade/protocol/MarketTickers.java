package io.opentrade.protocol;

import java.util.List;

/// `market.tickers`: prices of some markets, of several exchanges at once.
///
/// @param markets such as `BTC/USDT@binance`, `BTC/USDT-PERP@okx`
public record MarketTickers(List<String> markets) implements Request<MarketTickers.Reply> {
  public MarketTickers {
    markets = Values.some("markets", markets);
  }

  /// @param quotes in the order asked for
  public record Reply(List<MarketQuote> quotes, List<MarketTrouble> troubles) {
    public Reply {
      quotes = Values.list(quotes);
      troubles = Values.list(troubles);
    }
  }
}
