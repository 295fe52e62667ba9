package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `exchange.markets`: the markets that exchanges list, and the grid that each is traded on.
///
/// @param exchanges by name; empty for all that we speak
/// @param kind `spot`, `linear` or `inverse`
/// @param quote only markets quoted in this currency; null for any
/// @param search only markets whose symbol holds this text, in whatever case; null for any
/// @param all also those that take no orders at present
public record ExchangeMarkets(
    List<String> exchanges,
    String kind,
    @Nullable String quote,
    @Nullable String search,
    boolean all)
    implements Request<ExchangeMarkets.Reply> {
  public ExchangeMarkets {
    exchanges = Values.list(exchanges);
    Values.required("kind", kind);
  }

  public record Reply(List<Listed> exchanges, List<MarketTrouble> troubles) {
    public Reply {
      exchanges = Values.list(exchanges);
      troubles = Values.list(troubles);
    }
  }

  /// What one exchange lists.
  ///
  /// @param timeframes lengths of the bars that it has, the shortest first
  /// @param markets by symbol
  public record Listed(String exchange, List<String> timeframes, List<Market> markets) {
    public Listed {
      Values.required("exchange", exchange);
      timeframes = Values.list(timeframes);
      markets = Values.list(markets);
    }
  }

  /// One market. Quantities of futures are numbers of contracts.
  ///
  /// @param market as every command takes it: `BTC/USDT@binance`
  /// @param code the exchange's own name of it
  /// @param tick step of prices
  /// @param lot step of quantities
  /// @param smallest least quantity of one order
  /// @param largest greatest quantity of one order; null where none is told
  /// @param leastNotional least worth of one order; null where none is told
  /// @param since when it was listed; null where not told
  /// @param trading whether orders are taken at present
  public record Market(
      String market,
      String code,
      Decimal tick,
      Decimal lot,
      Decimal smallest,
      @Nullable Decimal largest,
      @Nullable Decimal leastNotional,
      @Nullable Instant since,
      boolean trading) {}
}
