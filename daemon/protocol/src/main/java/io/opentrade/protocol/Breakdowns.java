package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A backtest broken down by stretches of time and by kind. A trade belongs to the UTC time at
/// which it ended. Weeks, months and years are all those that have bars; a day or a weekday is
/// there where a trade ended in it. Kinds come with the most frequent first.
///
/// @param day `2024-01-31`
/// @param week of ISO 8601, Monday to Sunday: `2024-W05`
/// @param month `2024-01`
/// @param year `2024`
/// @param weekday `monday` to `sunday`
/// @param symbol the instrument
/// @param side `long`, `short`
/// @param entryTag the strategy's word for why it entered; empty where it gave none
/// @param exitReason as in [Trade]
public record Breakdowns(
    List<Group> day,
    List<Group> week,
    List<Group> month,
    List<Group> year,
    List<Group> weekday,
    List<Group> symbol,
    List<Group> side,
    List<Group> entryTag,
    List<Group> exitReason) {
  public Breakdowns {
    day = Values.list(day);
    week = Values.list(week);
    month = Values.list(month);
    year = Values.list(year);
    weekday = Values.list(weekday);
    symbol = Values.list(symbol);
    side = Values.list(side);
    entryTag = Values.list(entryTag);
    exitReason = Values.list(exitReason);
  }

  /// One stretch or kind.
  ///
  /// @param name of the stretch or kind
  /// @param trades trades that ended in it
  /// @param wins those with a profit above 0
  /// @param losses those with a profit below 0
  /// @param profit sum of their profits
  /// @param averagePercent mean of their profit percentages; null without a trade
  /// @param equityPercent change of the equity, open positions marked, from the end of the stretch
  ///     before (from the start cash in the first) to the end of this one; null for kinds
  public record Group(
      ForeignText name,
      int trades,
      int wins,
      int losses,
      Decimal profit,
      @Nullable Double averagePercent,
      @Nullable Double equityPercent) {
    public Group {
      Values.finiteOrNull("averagePercent", averagePercent);
      Values.finiteOrNull("equityPercent", equityPercent);
    }
  }
}
