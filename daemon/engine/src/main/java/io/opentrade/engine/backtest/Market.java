package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.engine.sim.RecordedBook;
import org.jspecify.annotations.Nullable;

/// What a backtest runs on.
///
/// @param candles all bars that were read, with those before `from` that serve only as warm-up
/// @param from index of the bar at which the reported range begins (`--from`): the equity column,
///     the daily samples and the exposure start here
/// @param firstDecision index of the first bar at whose close the strategy may decide, at least
///     `from`; bars between the two are in the report but without a trade. Buy-and-hold starts at
///     its close
/// @param detail finer candles of the same market, walked inside a bar where orders may be
///     filled; null to take the bar's own path. A bar that they do not cover takes its own path
/// @param mark candles of a future's mark price, by which it is liquidated and pays funding; null
///     where the market's own prices are the mark's. Of marks coarser than the bars only the opens
///     count, for funding
/// @param funding of a perpetual future; null for none
/// @param book recorded orders of the market, whose levels orders at the market take; null for none
public record Market(
    Candles candles,
    Instrument instrument,
    int from,
    int firstDecision,
    @Nullable Candles detail,
    @Nullable Candles mark,
    @Nullable FundingRates funding,
    @Nullable RecordedBook book) {
  public Market {
    if (from < 0 || from >= candles.size()) {
      throw new IllegalArgumentException("no bar to run on: the range holds no candles");
    }
    if (firstDecision < from) {
      throw new IllegalArgumentException("the first decision lies before the range");
    }
    if (!instrument.contract().future() && (mark != null || funding != null)) {
      throw new IllegalArgumentException("only a future has a mark price and funding");
    }
    if (detail != null
        && (detail.timeframe().equals(candles.timeframe())
            || candles.timeframe().millis() % detail.timeframe().millis() != 0)) {
      throw new IllegalArgumentException(
          "candles of "
              + detail.timeframe()
              + " are not finer than, or do not fit into, bars of "
              + candles.timeframe());
    }
  }

  /// Without a recorded book.
  public Market(
      Candles candles,
      Instrument instrument,
      int from,
      int firstDecision,
      @Nullable Candles detail,
      @Nullable Candles mark,
      @Nullable FundingRates funding) {
    this(candles, instrument, from, firstDecision, detail, mark, funding, null);
  }

  /// Without a mark price or funding.
  public Market(
      Candles candles,
      Instrument instrument,
      int from,
      int firstDecision,
      @Nullable Candles detail) {
    this(candles, instrument, from, firstDecision, detail, null, null);
  }

  /// Without finer candles.
  public Market(Candles candles, Instrument instrument, int from, int firstDecision) {
    this(candles, instrument, from, firstDecision, null);
  }

  /// All bars count, and the strategy may decide from the first.
  public static Market of(Candles candles, Instrument instrument) {
    return new Market(candles, instrument, 0, 0);
  }
}
