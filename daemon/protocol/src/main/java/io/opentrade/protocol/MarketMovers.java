package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `market.movers`: what rose and fell most in 24 hours.
///
/// @param exchanges by name; empty for all that we speak
/// @param kind `spot`, `linear` or `inverse`
/// @param quote only markets quoted in this currency; null for any
/// @param volume only markets that traded at least so much of their quote currency; those whose
///     volume is not told are kept only where it is 0
/// @param limit of each direction; 0 for 10, at most 200
public record MarketMovers(
    List<String> exchanges, String kind, @Nullable String quote, Decimal volume, int limit)
    implements Request<MarketMovers.Reply> {
  public MarketMovers {
    exchanges = Values.list(exchanges);
    Values.required("kind", kind);
    Values.present("volume", volume);
    limit = Values.limit(limit, 10, 200);
  }

  /// @param rising the greatest rise first
  /// @param falling the greatest fall first
  /// @param markets how many were looked at
  public record Reply(
      List<MarketQuote> rising,
      List<MarketQuote> falling,
      int markets,
      List<MarketTrouble> troubles) {
    public Reply {
      rising = Values.list(rising);
      falling = Values.list(falling);
      troubles = Values.list(troubles);
    }
  }
}
