package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of a run. The arrays are not copied and must not be written to.
///
/// @param trades in order of their end; a trade that is still open is the last
/// @param equity cash plus positions at the closes, for the ticks of the markets from
///     `Markets.from` on: of one market, its bars
/// @param endEquity exact: the last of them
/// @param peakEquity the highest bar-close equity, exact
/// @param maxDrawdown the largest fall of bar-close equity from an earlier peak, in money, positive
/// @param fees of all fills
/// @param volume notional of all fills
/// @param conflicts decisions that entered long and short at once, and did neither
/// @param ignored entries that came to nothing by rule: already in that position, or entered and
///     left at the same bar. A signals strategy is not shown bars whose signals cannot have an
///     effect, so those do not count
/// @param refusals entries that could not be carried out, counted by reason
/// @param holdings what the account holds, each from its tick on; the first from the first tick of
///     the range
/// @param risk what the risk rules did beside refusing entries
/// @param account how the account stands at the end
public record Outcome(
    List<Trade> trades,
    double[] equity,
    Money endEquity,
    Money peakEquity,
    Money maxDrawdown,
    Money fees,
    Money volume,
    int conflicts,
    int ignored,
    SortedMap<String, Integer> refusals,
    List<Warning> warnings,
    List<Holding> holdings,
    RiskLog risk,
    AccountEnd account) {
  public Outcome {
    // The kernel's columns do not change any more, and making objects of them would be dear.
    trades = trades instanceof TripColumns ? trades : List.copyOf(trades);
    refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
    warnings = List.copyOf(warnings);
    holdings = holdings instanceof HoldingColumns ? holdings : List.copyOf(holdings);
  }
}
