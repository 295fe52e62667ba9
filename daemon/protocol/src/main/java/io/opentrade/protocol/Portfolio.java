package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several markets, or several strategies, in one run with shared cash; null anywhere means the
/// default.
///
/// @param symbols the pair list: filters that say which of the markets may be entered, such as
///     `top(30, volume, 24h), age(30d)`; null for all
/// @param mostTrades how many positions may be open at once; null for as many as there are markets
/// @param weight the part of the equity that the first strategy may hold, 0.6 for 60 %; null for
///     an equal part
/// @param more further strategies, each on all the markets
/// @param benchmark a series to measure the run against; null for holding its markets
public record Portfolio(
    @Nullable String symbols,
    @Nullable Integer mostTrades,
    @Nullable Decimal weight,
    List<Member> more,
    @Nullable DataSource benchmark) {
  /// Defaults throughout.
  public static final Portfolio NONE = new Portfolio(null, null, null, List.of(), null);

  public Portfolio {
    more = Values.list(more);
    if (mostTrades != null && mostTrades < 1) {
      throw new IllegalArgumentException("'mostTrades' must be at least 1");
    }
  }

  /// A further strategy.
  ///
  /// @param weight as that of the first
  public record Member(InputFile strategy, @Nullable Decimal weight) {
    public Member {
      Values.present("strategy", strategy);
    }
  }
}
