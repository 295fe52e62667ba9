package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The markets of one run, and the moments at which its account is looked at: whenever one of them
/// closes a bar. Such a moment is a tick; it is dated by the beginning of a bar of the shortest
/// timeframe that ends then, so the ticks of a single market are its bars.
public final class Markets {
  private final List<Market> all;
  private final long step;
  private final long[] time;
  private final int from;
  private final @Nullable Candles benchmark;

  private Markets(List<Market> all, long step, long[] time, int from, @Nullable Candles benchmark) {
    this.all = all;
    this.step = step;
    this.time = time;
    this.from = from;
    this.benchmark = benchmark;
  }

  /// One market; nothing is copied.
  public static Markets of(Market market) {
    Candles candles = market.candles();
    return new Markets(
        List.of(market), candles.timeframe().millis(), candles.time(), market.from(), null);
  }

  /// Several markets with shared cash, each with the range it takes part in.
  ///
  /// @throws IllegalArgumentException where there is none, or they are not quoted in one currency
  public static Markets of(List<Market> markets) {
    if (markets.size() == 1) {
      return of(markets.getFirst());
    }
    requireOneCurrency(markets);
    long step = markets.stream().mapToLong(each -> millis(each)).min().orElseThrow();
    long[] time =
        markets.stream().flatMapToLong(each -> ticks(each, step)).sorted().distinct().toArray();
    long first =
        markets.stream()
            .mapToLong(each -> each.candles().closeTime(each.from()) - step)
            .min()
            .orElseThrow();
    return new Markets(List.copyOf(markets), step, time, Arrays.binarySearch(time, first), null);
  }

  /// The same, measured against a series of one's own choice instead of holding the markets.
  public Markets against(Candles series) {
    return new Markets(all, step, time, from, series);
  }

  /// That series; null for none.
  @Nullable Candles benchmark() {
    return benchmark;
  }

  private static long millis(Market market) {
    return market.candles().timeframe().millis();
  }

  private static LongStream ticks(Market market, long step) {
    long shift = millis(market) - step;
    return Arrays.stream(market.candles().time()).map(each -> each + shift);
  }

  private static void requireOneCurrency(List<Market> markets) {
    List<String> currencies =
        markets.stream().map(each -> each.instrument().settlementCurrency()).distinct().toList();
    if (currencies.size() != 1) {
      throw new IllegalArgumentException(
          "markets that share cash must be quoted in one currency, and these are in "
              + String.join(", ", currencies));
    }
  }

  /// What a unit of money became that was put into the benchmark at the beginning of the range, at
  /// each tick from `from` on: into all markets in equal parts where no series was chosen. Not a
  /// number where nothing could be bought.
  public double[] benchmarkGrowth() {
    return new BenchmarkLevels(this).growth();
  }

  /// In the order of the desks that trade them.
  public List<Market> all() {
    return all;
  }

  /// The market of a run that has only one.
  ///
  /// @throws IllegalStateException where there are several
  public Market only() {
    if (all.size() != 1) {
      throw new IllegalStateException("there are several markets");
    }
    return all.getFirst();
  }

  /// The date of each tick, milliseconds since the epoch (UTC), rising. Not to be written to.
  public long[] time() {
    return time;
  }

  /// The first tick of the reported range.
  public int from() {
    return from;
  }

  /// How many ticks there are, those before the range included.
  public int size() {
    return time.length;
  }

  /// How many ticks are reported.
  public int reported() {
    return time.length - from;
  }

  /// The first tick dated at or after an instant.
  public int tickAtOrAfter(long instant) {
    int found = Arrays.binarySearch(time, instant);
    return found >= 0 ? found : -found - 1;
  }

  /// The same, looked for from a tick near before it on.
  ///
  /// @param near at or before the answer
  int tickAtOrAfter(long instant, int near) {
    int low = near;
    int step = 1;
    while (low + step < time.length && time[low + step] < instant) {
      low += step;
      step *= 2;
    }
    int found = Arrays.binarySearch(time, low, Math.min(time.length, low + step + 1), instant);
    return found >= 0 ? found : -found - 1;
  }

  /// When a tick is: the bars that belong to it have just closed. Milliseconds since the epoch.
  public long end(int tick) {
    return time[tick] + step;
  }

  /// The tick at which bars end that end at this instant.
  int tickOfClose(long close) {
    return tickAtOrAfter(close - step);
  }

  /// The last bar of a market that has closed by a tick; -1 where none has.
  public int bar(int market, int tick) {
    if (all.size() == 1) {
      return tick;
    }
    Candles candles = all.get(market).candles();
    return candles.indexAtOrAfter(end(tick) - candles.timeframe().millis() + 1) - 1;
  }
}
