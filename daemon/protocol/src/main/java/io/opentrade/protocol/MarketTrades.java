package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;

/// `market.trades`: the last trades of some markets.
///
/// @param limit of each; 0 for 20, at most 1000
public record MarketTrades(List<String> markets, int limit) implements Request<MarketTrades.Reply> {
  public MarketTrades {
    markets = Values.some("markets", markets);
    limit = Values.limit(limit, 20, 1000);
  }

  /// @param tapes in the order asked for
  public record Reply(List<Tape> tapes, List<MarketTrouble> troubles) {
    public Reply {
      tapes = Values.list(tapes);
      troubles = Values.list(troubles);
    }
  }

  /// The trades of one market, the oldest first.
  public record Tape(String market, List<Print> trades) {
    public Tape {
      trades = Values.list(trades);
    }
  }

  /// One trade.
  ///
  /// @param taker `buy` or `sell`: who crossed the spread
  /// @param quantity in contracts where the market trades by contract
  public record Print(ForeignText id, Decimal price, Decimal quantity, String taker, Instant at) {}
}
