package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The trades that have ended, and the change of the equity, by stretches of time and by kind.
/// Times are UTC, and a trade belongs to the time at which it ended. Weeks, months and years are
/// all those that have bars; a day is there where a trade ended in it.
///
/// @param day `2024-01-31`
/// @param week of ISO 8601, Monday to Sunday: `2024-W05`
/// @param month `2024-01`
/// @param year `2024`
/// @param weekday `monday` to `sunday`, those at which trades ended
/// @param side `long`, `short`
/// @param entryTag empty text for trades without one; most frequent first, as the next two
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

  /// One of them.
  ///
  /// @param wins trades with a profit above 0 after fees
  /// @param losses trades with a profit below 0
  /// @param profit sum of the trades' profits
  /// @param averagePercent mean of their profit percentages; null without trades
  /// @param equityPercent change of the equity from the end of the stretch before (the start cash
  ///     before the first) to the end of this one, open positions marked; null for what is no
  ///     stretch of time
  public record Group(
      String name,
      int trades,
      int wins,
      int losses,
      Money profit,
      @Nullable Double averagePercent,
      @Nullable Double equityPercent) {}

  /// Breaks a run down.
  public static Breakdowns of(Outcome outcome, Market market, Settings settings) {
    return of(outcome, Markets.of(market), settings);
  }

  /// Breaks a run on several markets down.
  public static Breakdowns of(Outcome outcome, Markets markets, Settings settings) {
    List<Trade> trades = outcome.trades().stream().filter(trade -> !trade.open()).toList();
    Periods periods = new Periods(trades, Days.of(outcome, markets), settings);
    return new Breakdowns(
        periods.by(day -> LocalDate.ofEpochDay(day).toString()).stream()
            .filter(group -> group.trades() > 0)
            .toList(),
        periods.by(Breakdowns::week),
        periods.by(day -> YearMonth.from(LocalDate.ofEpochDay(day)).toString()),
        periods.by(day -> "%04d".formatted(LocalDate.ofEpochDay(day).getYear())),
        weekdays(trades),
        frequent(trades, Trade::symbol),
        frequent(trades, trade -> trade.side().name().toLowerCase(Locale.ROOT)),
        frequent(trades, Trade::entryTag),
        frequent(trades, Trade::exitReason));
  }

  private static String week(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return "%04d-W%02d"
        .formatted(
            date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static List<Group> weekdays(List<Trade> trades) {
    Map<Integer, Sum> sums = new TreeMap<>();
    for (Trade trade : trades) {
      int weekday = LocalDate.ofEpochDay(Periods.day(trade)).getDayOfWeek().getValue();
      sums.computeIfAbsent(weekday, _ -> new Sum()).add(trade);
    }
    return sums.entrySet().stream()
        .map(
            entry -> {
              String name = DayOfWeek.of(entry.getKey()).name();
              return entry.getValue().group(name.toLowerCase(Locale.ROOT), null);
            })
        .toList();
  }

  private static List<Group> frequent(List<Trade> trades, Function<Trade, String> name) {
    Map<String, Sum> sums = new TreeMap<>();
    trades.forEach(trade -> sums.computeIfAbsent(name.apply(trade), _ -> new Sum()).add(trade));
    List<Group> groups = new ArrayList<>();
    sums.forEach((each, sum) -> groups.add(sum.group(each, null)));
    groups.sort((one, other) -> Integer.compare(other.trades(), one.trades()));
    return groups;
  }

  /// Running sums over trades.
  private static final class Sum {
    private int trades;
    private int wins;
    private int losses;
    private Money profit = Money.ZERO;
    private double percent;

    void add(Trade trade) {
      trades++;
      wins += trade.profit().signum() > 0 ? 1 : 0;
      losses += trade.profit().signum() < 0 ? 1 : 0;
      profit = profit.plus(trade.profit());
      percent += trade.profitPercent();
    }

    Group group(String name, @Nullable Double equityPercent) {
      Double average = Measurement.defined(percent / trades);
      return new Group(name, trades, wins, losses, profit, average, equityPercent);
    }
  }

  /// Stretches of days under one name.
  private record Periods(List<Trade> trades, Days days, Settings settings) {
    private static final long DAY = 86_400_000L;

    static long day(Trade trade) {
      return Math.floorDiv(trade.exitTime(), DAY);
    }

    List<Group> by(LongFunction<String> name) {
      Map<String, Sum> sums = new LinkedHashMap<>();
      Map<String, Double> ends = new LinkedHashMap<>();
      // Many trades end on one day, and its name is dear.
      Map<Long, Sum> byDay = new HashMap<>();
      for (int i = 0; i < days.size(); i++) {
        long day = days.day()[i];
        String period = name.apply(day);
        byDay.put(day, sums.computeIfAbsent(period, _ -> new Sum()));
        ends.put(period, days.equity()[i]);
      }
      for (Trade trade : trades) {
        Sum sum = byDay.computeIfAbsent(day(trade), day -> sums.get(name.apply(day)));
        if (sum != null) {
          sum.add(trade);
        }
      }
      List<Group> groups = new ArrayList<>();
      double before = Measurement.number(settings.cash());
      for (Map.Entry<String, Double> end : ends.entrySet()) {
        Sum sum = sums.getOrDefault(end.getKey(), new Sum());
        double change = before > 0 ? (end.getValue() / before - 1) * 100 : Double.NaN;
        groups.add(sum.group(end.getKey(), Measurement.defined(change)));
        before = end.getValue();
      }
      return groups;
    }
  }
}
