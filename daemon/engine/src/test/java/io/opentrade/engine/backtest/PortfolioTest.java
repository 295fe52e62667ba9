package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Several markets, one account.
final class PortfolioTest {
  private static final long DAY = 86_400_000L;
  private static final double NONE = Double.NaN;
  private static final Intent BUY = enter(null);
  private static final Intent SELL = new Intent.Close(null, "");

  @Test
  void whatIsSoldPaysForWhatIsBoughtAtTheSameMoment() {
    Market first = market("A/Y", 10, 10, 20, 20, 20);
    Market second = market("B/Y", 5, 5, 5, 5, 10);
    Outcome outcome =
        run(
            all(100),
            Sharing.FREE,
            new Seat(second, 0, at(1, BUY)),
            new Seat(first, 0, at(0, BUY, 1, SELL)));
    assertEquals(List.of("A/Y 100 10 to 20 signal", "B/Y 400 5 to 10 open"), words(outcome));
    assertEquals(Money.of("4000"), outcome.endEquity());
    assertArrayEquals(new double[] {1000, 1000, 2000, 2000, 4000}, outcome.equity());
  }

  @Test
  void noMoreTradesAreOpenThanMayBe() {
    Seat[] seats = new Seat[3];
    for (int i = 0; i < 3; i++) {
      seats[i] = new Seat(market("M" + i + "/Y", 10, 10, 10), 0, at(0, BUY));
    }
    Outcome outcome = run(new Sizing.Equity(new BigDecimal(30)), new Sharing(2, List.of()), seats);
    assertEquals(List.of("M0/Y 30 10 to 10 open", "M1/Y 30 10 to 10 open"), words(outcome));
    assertEquals(1, outcome.refusals().get("as many trades are open as may be"));
  }

  @Test
  void whoMayNotOpenIsToldSoAndNotThatTheOthersTookTheCash() {
    Outcome outcome =
        run(
            all(100),
            new Sharing(1, List.of()),
            new Seat(market("A/Y", 10, 10, 10), 0, at(0, BUY)),
            new Seat(market("B/Y", 10, 10, 10), 0, at(1, BUY)));
    assertEquals(Map.of("as many trades are open as may be", 1), outcome.refusals());
  }

  @Test
  void entriesOfOneMomentShareTheCash() {
    Outcome outcome =
        run(
            all(60),
            Sharing.FREE,
            new Seat(market("A/Y", 10, 10), 0, at(0, BUY)),
            new Seat(market("B/Y", 10, 10), 0, at(0, BUY)));
    // 60 % of 1000, then 60 % of the 400 left.
    assertEquals(List.of("A/Y 60 10 to 10 open", "B/Y 24 10 to 10 open"), words(outcome));
  }

  @Test
  void aStrategyHoldsNoMoreThanItsWeight() {
    Sharing sharing = new Sharing(9, List.of(new BigDecimal("0.7"), new BigDecimal("0.3")));
    Outcome outcome =
        run(
            all(100),
            sharing,
            new Seat(market("A/Y", 10, 10, 10), 0, at(0, BUY)),
            new Seat(market("A/Y", 10, 10, 10), 1, at(0, BUY)),
            new Seat(market("B/Y", 10, 10, 10), 1, at(1, BUY)));
    assertEquals(List.of("A/Y 70 10 to 10 open", "A/Y 30 10 to 10 open"), words(outcome));
    assertEquals(1, outcome.refusals().get("no cash is left"));
  }

  @Test
  void aShareOfTheEquityIsOfTheStrategysPart() {
    Sharing sharing = new Sharing(9, List.of(new BigDecimal("0.6"), new BigDecimal("0.4")));
    Outcome outcome =
        run(
            new Sizing.Equity(new BigDecimal(50)),
            sharing,
            new Seat(market("A/Y", 10, 10, 10), 0, at(0, BUY)),
            new Seat(market("B/Y", 10, 10, 10), 0, at(0, BUY)),
            new Seat(market("A/Y", 10, 10, 10), 1, at(0, BUY)));
    assertEquals(
        List.of("A/Y 30 10 to 10 open", "B/Y 30 10 to 10 open", "A/Y 20 10 to 10 open"),
        words(outcome));
  }

  @Test
  void aMarketThatEndsIsClosedAtItsLastPrice() {
    Outcome outcome =
        run(
            all(50),
            Sharing.FREE,
            new Seat(market("A/Y", 10, 10, 8), 0, at(0, BUY)),
            new Seat(market("B/Y", 10, 10, 10, 10, 20), 0, at(0, BUY)));
    assertEquals(List.of("A/Y 50 10 to 8 delisted", "B/Y 25 10 to 20 open"), words(outcome));
    assertEquals(Money.of("1150"), outcome.endEquity());
  }

  @Test
  void aMarketWithAGapKeepsItsLastPrice() {
    Candles whole = Bars.flat(10, 10, 99, 99, 30);
    Candles holed =
        new Candles(
            whole.timeframe(),
            new long[] {whole.time()[0], whole.time()[1], whole.time()[4]},
            new double[] {10, 10, 30},
            new double[] {10, 10, 30},
            new double[] {10, 10, 30},
            new double[] {10, 10, 30},
            new double[3]);
    Outcome outcome =
        run(
            all(50),
            Sharing.FREE,
            new Seat(market("A/Y", holed), 0, at(0, BUY)),
            new Seat(market("B/Y", 1, 1, 1, 1, 1), 0, at(9, BUY)));
    assertArrayEquals(new double[] {1000, 1000, 1000, 1000, 2000}, outcome.equity());
  }

  @Test
  void barsOfDifferentLengthMeetWhenTheyClose() {
    Candles days = Bars.flat(10, 12, 14);
    Candles halves = halves(days);
    Seat slow = new Seat(market("A/Y", days), 0, at(0, BUY));
    Seat fast = new Seat(market("B/Y", halves), 0, at(1, BUY));
    Outcome outcome = run(all(50), Sharing.FREE, slow, fast);
    // Both decide at the end of the first day; both fill at the beginning of the second.
    assertEquals(outcome.trades().get(0).entryTime(), outcome.trades().get(1).entryTime());
    assertEquals(6, outcome.equity().length);
  }

  @Test
  void whatIsHeldOnLongerBarsIsWorthWhatWasSeenOfItByThen() {
    // The second day opens at 10 and closes at 5; the other market enters at its noon.
    Candles days = Bars.of(flat(10), new double[] {10, 10, 5, 5}, flat(5));
    Seat slow = new Seat(market("A/Y", days), 0, at(0, BUY));
    Seat fast = new Seat(market("B/Y", halves(Bars.flat(10, 10, 10))), 0, at(2, BUY));
    Outcome outcome = run(new Sizing.Equity(new BigDecimal(50)), Sharing.FREE, slow, fast);
    assertEquals(List.of("A/Y 50 10 to 5 open", "B/Y 50 10 to 10 open"), words(outcome));
  }

  @Test
  void monthsOfAMarketEndWhereTheNextBegins() {
    long january = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    long[] starts = {january, january + 31 * DAY, january + 60 * DAY, january + 91 * DAY};
    double[] prices = {10, 10, 20, 20};
    Candles months =
        new Candles(Timeframe.of("31d"), starts, prices, prices, prices, prices, new double[4]);
    Candles days = Bars.flat(IntStream.range(0, 100).mapToDouble(_ -> 10).toArray());
    for (int day = 0; day < days.size(); day++) {
      days.time()[day] = january + day * DAY;
    }
    List<Long> closes = new ArrayList<>();
    GroupStrategy watching =
        view -> {
          if (view.fresh(0)) {
            closes.add(view.at());
          }
          boolean february = view.fresh(0) && view.bar(0) == 1;
          return List.of(february ? List.of(BUY) : List.of(), List.of());
        };
    Outcome outcome =
        Backtest.run(
            Markets.of(List.of(market("A/Y", months), market("B/Y", days))),
            settings(all(50), Sharing.FREE),
            watching,
            Progress.SILENT);
    assertEquals(List.of(starts[1], starts[2], starts[3]), closes.subList(0, 3));
    assertEquals(starts[2], outcome.trades().getFirst().entryTime());
  }

  private static double[] flat(double price) {
    return new double[] {price, price, price, price};
  }

  @Test
  void currenciesAreNotMixed() {
    Seat one = new Seat(market("A/Y", 1, 1), 0, at());
    Seat other = new Seat(market("A/Z", 1, 1), 0, at());
    assertThrows(IllegalArgumentException.class, () -> run(all(50), Sharing.FREE, one, other));
  }

  @Test
  void oneStrategyOverAllRotatesIntoTheStrongest() {
    List<Market> markets =
        List.of(market("A/Y", 10, 11, 12, 9, 8, 8), market("B/Y", 10, 10, 10, 12, 15, 16));
    List<Long> asked = new ArrayList<>();
    GroupStrategy strongest =
        view -> {
          asked.add(view.at());
          return rotate(markets, view);
        };
    Outcome outcome =
        Backtest.run(
            Markets.of(markets), settings(all(100), Sharing.FREE), strongest, Progress.SILENT);
    assertEquals(List.of("A/Y 83 12 to 8 signal", "B/Y 44 15 to 16 open"), words(outcome));
    assertEquals(6, asked.size());
  }

  private static List<List<Intent>> rotate(List<Market> markets, GroupView view) {
    int best =
        IntStream.range(0, markets.size())
            .boxed()
            .max(Comparator.comparingDouble(each -> gain(markets.get(each), view, each)))
            .orElseThrow();
    List<List<Intent>> intents = new ArrayList<>();
    for (int each = 0; each < markets.size(); each++) {
      boolean held = view.positionQuantity(each) != 0;
      intents.add(
          view.bar(each) < 1 || held == (each == best) ? List.of() : List.of(held ? SELL : BUY));
    }
    return intents;
  }

  private static double gain(Market market, GroupView view, int number) {
    int bar = view.bar(number);
    double[] close = market.candles().close();
    return bar < 1 ? 0 : close[bar] / close[bar - 1];
  }

  @Test
  void whatIsMeantForAMarketThatHasNotBegunIsRefused() {
    Candles late = Bars.flat(1, 1, 1, 1).slice(2, 4);
    List<Market> markets = List.of(market("A/Y", 1, 1, 1, 1), market("B/Y", late));
    GroupStrategy always = _ -> List.of(List.of(), List.of(BUY));
    Outcome outcome =
        Backtest.run(Markets.of(markets), settings(all(50), Sharing.FREE), always, Progress.SILENT);
    assertEquals(2, outcome.refusals().get("the market was not traded at that time"));
    assertEquals(1, outcome.trades().size());
  }

  @Test
  void buyingAndHoldingIsInEqualParts() {
    List<Market> markets = List.of(market("A/Y", 10, 20), market("B/Y", 10, 5));
    Outcome outcome =
        run(
            all(50),
            Sharing.FREE,
            new Seat(markets.get(0), 0, at()),
            new Seat(markets.get(1), 0, at()));
    Metrics metrics =
        Metrics.of(outcome, Markets.of(markets), settings(all(50), Sharing.FREE), 365);
    assertEquals(25.0, metrics.buyAndHoldPercent());
  }

  @Test
  void sizesByEquityRiskAndKelly() {
    Market market = market("A/Y", 10, 10, 10);
    Intent stopped = new Intent.Enter(Direction.LONG, null, NONE, 8, NONE, NONE, "");
    assertEquals("50", quantity(new Sizing.Equity(new BigDecimal(50)), market, BUY));
    assertEquals("100", quantity(new Sizing.Equity(new BigDecimal(500)), market, BUY));
    assertEquals("5", quantity(new Sizing.Risk(BigDecimal.ONE, NONE), market, stopped));
    assertEquals("2", quantity(new Sizing.Risk(BigDecimal.ONE, 4), market, BUY));
    assertEquals("100", quantity(new Sizing.Risk(BigDecimal.ONE, 0.01), market, BUY));
    assertEquals("5", quantity(new Sizing.Kelly(new BigDecimal("0.5")), market, BUY));
    Outcome none = run(new Sizing.Risk(BigDecimal.ONE, NONE), Sharing.FREE, seat(market, BUY));
    assertEquals(1, none.refusals().get("the size asks for a stop, and the entry has none"));
  }

  @Test
  void sizesByTheRangeOfTheLastBars() {
    Candles candles = Bars.of(row(10, 12), row(10, 12), row(10, 12), row(10, 12), row(10, 12));
    Market market = market("A/Y", candles);
    Strategy sized = new RangeSizing(at(1, BUY, 3, BUY), candles, BigDecimal.ONE, 2);
    Outcome outcome = run(all(100), Sharing.FREE, new Seat(market, 0, sized));
    // Refused where two ranges are not known yet; then 1 % of 1000 over a range of 2.
    assertEquals(1, outcome.refusals().get("the market has no range to size by"));
    assertEquals("5", outcome.trades().getFirst().quantity().toString());
  }

  private static String quantity(Sizing sizing, Market market, Intent entry) {
    Outcome outcome = run(sizing, Sharing.FREE, seat(market, entry));
    return outcome.trades().getFirst().quantity().toString();
  }

  private static Seat seat(Market market, Intent entry) {
    return new Seat(market, 0, at(0, entry));
  }

  private static Outcome run(Sizing size, Sharing sharing, Seat... seats) {
    return Backtest.run(List.of(seats), settings(size, sharing), Progress.SILENT);
  }

  private static Settings settings(Sizing size, Sharing sharing) {
    return new Settings(Money.of("1000"), BigDecimal.ZERO, size, false, FillModel.PLAIN, sharing);
  }

  private static Sizing all(int percent) {
    return new Sizing.Percent(BigDecimal.valueOf(percent));
  }

  private static Market market(String symbol, double... prices) {
    return market(symbol, Bars.flat(prices));
  }

  private static Market market(String symbol, Candles candles) {
    return Market.of(candles, new Instrument(symbol, new BigDecimal("0.01"), BigDecimal.ONE, 2));
  }

  private static double[] row(double low, double high) {
    return new double[] {low, high, low, low};
  }

  private static Candles halves(Candles days) {
    int size = days.size() * 2;
    Candles halves =
        new Candles(
            Timeframe.of("12h"),
            new long[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size]);
    for (int bar = 0; bar < size; bar++) {
      halves.time()[bar] = days.time()[bar / 2] + bar % 2 * 43_200_000L;
      for (double[] column :
          new double[][] {halves.open(), halves.high(), halves.low(), halves.close()}) {
        column[bar] = days.close()[bar / 2];
      }
    }
    return halves;
  }

  /// Bar numbers, each followed by what is said at it.
  private static Strategy at(Object... script) {
    return view -> {
      List<Intent> intents = new ArrayList<>();
      for (int i = 0; i < script.length; i += 2) {
        if (((Integer) script[i]) == view.bar()) {
          intents.add((Intent) script[i + 1]);
        }
      }
      return intents;
    };
  }

  private static Intent enter(@Nullable Sizing sizing) {
    return new Intent.Enter(Direction.LONG, sizing, NONE, NONE, NONE, NONE, "");
  }

  private static List<String> words(Outcome outcome) {
    return outcome.trades().stream().map(PortfolioTest::word).toList();
  }

  private static String word(Trade trade) {
    assertTrue(trade.quantity().compareTo(Quantity.ZERO) > 0);
    return "%s %s %s to %s %s"
        .formatted(
            trade.symbol(),
            trade.quantity(),
            trade.entryPrice(),
            trade.exitPrice(),
            trade.exitReason());
  }
}
