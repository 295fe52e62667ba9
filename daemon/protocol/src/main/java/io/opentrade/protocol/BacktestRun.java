package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `backtest.run`: runs a strategy over candles, stores the result and returns it.
///
/// @param strategy the strategy file
/// @param data the candles, those to trade on first; empty with `demo`
/// @param demo use the bundled candles, `BTC/USD@bitstamp:5m`
/// @param from first bar traded, UTC, inclusive; earlier bars serve as warm-up; null for the start
/// @param to end, UTC, exclusive; null for the end of the data
/// @param cash start equity in the quote currency, above 0; null for 10000
/// @param feeRate share of the notional of each fill, 0.001 for 0.1 %; null for that, or what
///     `fills.compat` takes; size, lot and tick likewise
/// @param size `100%`, `0.5base` or `1000quote`; null for `100%`
/// @param lot quantity step; null for the instrument's
/// @param tick price step; null for the instrument's
/// @param moneyScale decimals of money; null for the instrument's
/// @param set parameters by name, as text; their declaration decides the type
/// @param style `signals`, `onBar` or `onBars`; null for the first of them that the file has, and
///     for `onBars` before `onBar` over several series
/// @param closeAtEnd close the last trade at the last bar; null for no, or what `fills.compat` does
/// @param periodsPerYear for annual figures; null for 365, for the bars of a year where they are
///     longer than a day, or for what `fills.compat` takes
/// @param seed of every random choice; null for 0
/// @param missing `keep`, `fail` or `flat`: what a gap in the candles means; null for `keep`
/// @param timeLimitMillis how long the script may take; null for the setting
/// @param unsafe run the script without a jail; recorded with the result
/// @param wantEquity store the equity of every bar, for [BacktestEquity]
/// @param checkLookahead have the strategy decide again on shorter histories, and warn of the first
///     bar at which it decides otherwise
/// @param wantJournal keep the journal until it is fetched, for [BacktestJournal]
/// @param heldOut read what [DataHoldout] holds out as well, which is counted
/// @param fewTrades answer with the trades of [BacktestResult#withFewTrades] only; all are stored
/// @param fills how orders are filled; null for the defaults
/// @param portfolio of several markets or strategies; null for one of each
/// @param risk the account's risk rules; null for none
/// @param account what is borrowed, and on what contract; null for the defaults
public record BacktestRun(
    InputFile strategy,
    List<DataSource> data,
    boolean demo,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Decimal cash,
    @Nullable Decimal feeRate,
    @Nullable String size,
    @Nullable Decimal lot,
    @Nullable Decimal tick,
    @Nullable Integer moneyScale,
    Map<String, String> set,
    @Nullable String style,
    @Nullable Boolean closeAtEnd,
    @Nullable Integer periodsPerYear,
    @Nullable Long seed,
    @Nullable String missing,
    @Nullable Long timeLimitMillis,
    boolean unsafe,
    boolean wantEquity,
    boolean checkLookahead,
    boolean wantJournal,
    boolean heldOut,
    boolean fewTrades,
    @Nullable FillRules fills,
    @Nullable Portfolio portfolio,
    @Nullable RiskRules risk,
    @Nullable AccountRules account)
    implements Request<BacktestReply> {
  public BacktestRun {
    Values.present("strategy", strategy);
    data = Values.list(data);
    set = Values.map(set);
    if (demo != data.isEmpty()) {
      throw new IllegalArgumentException("name either 'data' or 'demo'");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("'from' must be before 'to'");
    }
  }
}
