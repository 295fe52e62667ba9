package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `market.funding`: what holders of perpetual futures pay each other next, of several exchanges at
/// once.
///
/// @param markets such as `BTC/USDT-PERP@okx`
public record MarketFunding(List<String> markets) implements Request<MarketFunding.Reply> {
  public MarketFunding {
    markets = Values.some("markets", markets);
  }

  /// @param rates in the order asked for
  public record Reply(List<Rate> rates, List<MarketTrouble> troubles) {
    public Reply {
      rates = Values.list(rates);
      troubles = Values.list(troubles);
    }
  }

  /// One market's.
  ///
  /// @param rate a fraction of the position's worth; longs pay where it is positive
  /// @param next when it is paid
  /// @param mark price at which positions are valued; null where it is not told
  /// @param index price of the underlying; null where it is not told
  public record Rate(
      String market, Decimal rate, Instant next, @Nullable Decimal mark, @Nullable Decimal index) {}
}
