package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The law, one sentence at a time.
final class BacktestTest {
  private static final double NONE = Double.NaN;
  private static final Instrument SHARES =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);
  private static final Intent BUY = enter(Direction.LONG, null);
  private static final Intent SHORT = enter(Direction.SHORT, null);
  private static final Intent CLOSE = new Intent.Close(null, "");

  @Test
  void fillsADecisionAtTheNextOpen() {
    Outcome outcome = run(Bars.flat(100, 101, 102, 103), Map.of(0, BUY, 2, CLOSE));
    assertEquals(List.of("LONG 9: 101 to 103 signal +18, 2 bars"), words(outcome));
    assertArrayEquals(new double[] {1000, 1000, 1009, 1018}, outcome.equity());
    assertEquals(Money.of("1018"), outcome.endEquity());
  }

  @Test
  void aReversalIsTwoTradesAndSizesFromTheCashThatResults() {
    Outcome outcome = run(Bars.flat(100, 100, 50, 50, 40), Map.of(0, BUY, 1, SHORT, 3, CLOSE));
    assertEquals(
        List.of("LONG 10: 100 to 50 signal -500, 1 bars", "SHORT 10: 50 to 40 signal +100, 2 bars"),
        words(outcome));
  }

  @Test
  void longAndShortAtOnceIsAConflict() {
    Outcome outcome = run(Bars.flat(100, 100, 100), view -> List.of(BUY, SHORT));
    assertEquals(0, outcome.trades().size());
    assertEquals(2, outcome.conflicts());
    assertEquals("conflict", outcome.warnings().getFirst().code());
  }

  @Test
  void aConflictDoesNotKeepAnExitFromGoing() {
    Outcome outcome =
        run(
            Bars.flat(100, 100, 100),
            at(0, BUY, 1, new Intent.Close(Direction.LONG, "out"), BUY, SHORT));
    assertEquals(List.of("LONG 10: 100 to 100 out +0, 1 bars"), words(outcome));
  }

  @Test
  void enteredAndLeftAtTheSameBarIsNoEntry() {
    Intent closeLong = new Intent.Close(Direction.LONG, "");
    Outcome outcome = run(Bars.flat(100, 100, 100), view -> List.of(BUY, closeLong));
    assertEquals(0, outcome.trades().size());
    assertEquals(2, outcome.ignored());
  }

  @Test
  void closeThenEnterTheOtherWayTurnsRound() {
    Outcome outcome = run(Bars.flat(100, 100, 100, 100), at(0, BUY, 1, CLOSE, SHORT));
    assertEquals(
        List.of("LONG 10: 100 to 100 signal +0, 1 bars", "SHORT 10: 100 to 100 open +0, 1 bars"),
        words(outcome));
  }

  @Test
  void anEntryWithoutASizeIsIgnoredWhileHeld() {
    Outcome outcome = run(Bars.flat(100, 100, 100, 100), view -> List.of(BUY));
    assertEquals(List.of("LONG 10: 100 to 100 open +0, 2 bars"), words(outcome));
    assertEquals(2, outcome.ignored());
  }

  @Test
  void anEntryWithASizeAddsAndItIsOneTrade() {
    Intent four = enter(Direction.LONG, new Sizing.Base(Quantity.of("4")));
    Intent spend = enter(Direction.LONG, new Sizing.Quote(Money.of("299")));
    Outcome outcome = run(Bars.flat(100, 100, 130, 150, 150), Map.of(0, four, 1, spend, 2, CLOSE));
    Trade trade = outcome.trades().getFirst();
    assertEquals("LONG 6: 110 to 150 signal +240, 2 bars", word(trade));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # percent, price, fee,    lot,   money scale, quantity
          100,       100,   0,      1,     2,           10
          50,        100,   0,      1,     2,           5
          100,       101,   0,      1,     2,           9
          100,       100,   0.001,  1,     2,           9
          100,       100,   0.001,  0.001, 2,           9.99
          100,       3,     0,      0.001, 8,           333.333
          100,       0.33,  0,      0.01,  2,           3030.3
          100,       0.03,  0.0007, 0.001, 0,           33310.016
          """)
  void sizesByTheFormula(
      String percent, double price, String fee, String lot, int scale, String quantity) {
    Instrument instrument =
        new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal(lot), scale);
    Settings settings =
        new Settings(
            Money.of("1000"),
            new BigDecimal(fee),
            new Sizing.Percent(new BigDecimal(percent)),
            false);
    for (Intent intent : List.of(BUY, SHORT)) {
      Outcome outcome =
          Backtest.run(
              Market.of(Bars.flat(price, price), instrument),
              settings,
              view -> List.of(intent),
              Progress.SILENT);
      Trade trade = outcome.trades().getFirst();
      assertEquals(Quantity.of(quantity), trade.quantity());
    }
  }

  @Test
  void stepsDownOneLotWhereRoundingWouldExceedTheCash() {
    Instrument instrument =
        new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal("0.01"), 0);
    Candles candles = Bars.flat(0.99, 0.99);
    Settings settings =
        new Settings(
            Money.of("1.5"), BigDecimal.ZERO, new Sizing.Percent(new BigDecimal(100)), false);
    Outcome outcome =
        Backtest.run(
            Market.of(candles, instrument), settings, view -> List.of(BUY), Progress.SILENT);
    assertEquals("LONG 1.51: 0.99 to 0.99 open +0, 0 bars", word(outcome.trades().getFirst()));
  }

  @Test
  void refusesASizeThatIsWorthNothing() {
    Instrument instrument =
        new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal("0.001"), 2);
    Intent crumb = enter(Direction.LONG, new Sizing.Base(Quantity.of("0.001")));
    Outcome outcome =
        Backtest.run(
            Market.of(Bars.flat(1, 1), instrument),
            settings(false),
            view -> List.of(crumb),
            Progress.SILENT);
    assertEquals(
        Map.of("the size is worth less than the smallest amount of money", 1), outcome.refusals());
  }

  @Test
  void refusesWhatCannotBeCarriedOutAndCountsIt() {
    Candles candles = Bars.flat(100, 100, 100, 100, 100, 100, 100, 100, 100, 100);
    Outcome outcome =
        run(
            candles,
            Map.of(
                0, enter(Direction.LONG, new Sizing.Base(Quantity.of("0.5"))),
                1, enter(Direction.LONG, new Sizing.Base(Quantity.of("11"))),
                2, protectedEntry(-1, NONE, NONE),
                3, protectedEntry(100, NONE, NONE),
                4, protectedEntry(NONE, 99, NONE),
                5, protectedEntry(NONE, NONE, 0.001),
                6, new Intent.Invalid(Direction.LONG, "a size that makes no sense"),
                7, protectedEntry(Double.POSITIVE_INFINITY, NONE, NONE)));
    assertEquals(0, outcome.trades().size());
    assertEquals(
        Map.of(
            "the size is less than one lot", 1,
            "not enough cash", 1,
            "the stop is not a positive price", 2,
            "the stop is on the wrong side of the entry price", 1,
            "the take-profit is on the wrong side of the entry price", 1,
            "the trailing distance is not a positive price", 1,
            "a size that makes no sense", 1),
        outcome.refusals());
  }

  @Test
  void closesAtTheLastOpenWhatIsHeldOrWasJustDecided() {
    Settings settings = settings(true);
    Candles candles = Bars.of(row(100), new double[] {100, 130, 90, 120}, row(110));
    Outcome held = run(candles, settings, at(0, BUY));
    assertEquals(List.of("LONG 10: 100 to 110 end +100, 1 bars"), words(held));
    assertArrayEquals(new double[] {1000, 1200, 1100}, held.equity());
    Outcome decided = run(candles, settings, at(1, BUY));
    assertEquals(List.of("LONG 9: 110 to 110 end +0, 0 bars"), words(decided));
    assertEquals(Money.of("1000"), decided.endEquity());
  }

  @Test
  void anOpenTradeIsMarkedAtTheLastClose() {
    Outcome outcome = run(Bars.of(row(100), new double[] {100, 130, 90, 120}), at(0, BUY));
    Trade trade = outcome.trades().getFirst();
    assertTrue(trade.open());
    assertEquals("LONG 10: 100 to 120 open +200, 0 bars", word(trade));
    assertEquals(30, trade.mfe(), 1e-12);
    assertEquals(-10, trade.mae(), 1e-12);
  }

  @Test
  void excursionsCountOnlyWhileHeld() {
    double[] entry = {100, 120, 95, 110};
    double[] exit = {105, 200, 50, 60};
    Outcome outcome = run(Bars.of(row(100), entry, exit), at(0, BUY, 1, CLOSE));
    assertEquals(20, outcome.trades().getFirst().mfe(), 1e-12);
    assertEquals(-5, outcome.trades().getFirst().mae(), 1e-12);
  }

  /// One bar after an entry at 100, with protection: which comes first?
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # open, high, low, close, stop, take, trail, exit
          101,    110,  90,  100,   95,   108,  ,      108 takeProfit
          99,     110,  87,  100,   95,   108,  ,      108 takeProfit
          99,     110,  88,  100,   95,   108,  ,      95 stop
          98,     110,  92,  100,   95,   108,  ,      95 stop
          100,    110,  90,  100,   95,   108,  ,      95 stop
          93,     110,  90,  100,   95,   108,  ,      93 stop
          109,    110,  90,  100,   95,   108,  ,      109 takeProfit
          101,    104,  99,  100,   ,     ,     4,     100 trail
          101,    110,  97,  98,    ,     ,     4,     97 trail
          101,    103,  98,  102,   ,     ,     4,     99 trail
          94,     110,  90,  100,   ,     ,     4,     94 trail
          101,    106,  99,  100,   103,  ,     5,     refused
          103,    106,  99,  105,   98,   ,     5,     101 trail
          101,    106,  96,  105,   98,   ,     9,     98 stop
          """)
  void whatComesFirstInsideABar(
      double open,
      double high,
      double low,
      double close,
      @Nullable String stop,
      @Nullable String take,
      @Nullable String trail,
      String exit) {
    Intent entry = protectedEntry(number(stop), number(take), number(trail));
    Candles candles =
        Bars.of(row(100), row(100), new double[] {open, high, low, close}, row(close));
    Outcome outcome = run(candles, at(0, entry));
    if (exit.equals("refused")) {
      assertEquals(1, outcome.refusals().size());
      return;
    }
    Trade trade = outcome.trades().getFirst();
    assertEquals(exit, trade.exitPrice() + " " + trade.exitReason());
  }

  /// A limit entry at the close of bar 0; bar 1 does not reach it unless it says so.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # direction, limit, open, high, low, close, entry
          LONG,        95,    100,  101,  94,  98,    95
          LONG,        95,    93,   97,   92,  96,    93
          LONG,        105,   100,  101,  99,  100,   100
          LONG,        95,    100,  101,  96,  98,    none
          SHORT,       105,   100,  106,  99,  100,   105
          SHORT,       105,   107,  108,  99,  100,   107
          SHORT,       95,    100,  101,  99,  100,   100
          """)
  void aLimitNeverFillsWorseThanItsPrice(
      Direction direction,
      double limit,
      double open,
      double high,
      double low,
      double close,
      String entry) {
    Intent intent = new Intent.Enter(direction, null, limit, NONE, NONE, NONE, "");
    Outcome outcome =
        run(Bars.of(row(100), new double[] {open, high, low, close}, row(100)), at(0, intent));
    String filled =
        outcome.trades().isEmpty() ? "none" : outcome.trades().getFirst().entryPrice().toString();
    assertEquals(entry, filled);
  }

  @Test
  void aRestingLimitIsGoodUntilTheNextDecision() {
    Intent limit = new Intent.Enter(Direction.LONG, null, 90, NONE, NONE, NONE, "");
    Candles candles = Bars.flat(100, 100, 100, 89, 100);
    assertEquals(1, run(candles, at(0, limit)).trades().size());
    assertEquals(0, run(candles, at(0, limit, 2, CLOSE)).trades().size());
  }

  @Test
  void protectionIsAliveWithinTheBarOfEntry() {
    Candles candles = Bars.of(row(100), new double[] {100, 103, 90, 99}, row(99));
    Outcome outcome = run(candles, at(0, protectedEntry(95, NONE, NONE)));
    assertEquals(List.of("LONG 10: 100 to 95 stop -50, 0 bars"), words(outcome));
  }

  @Test
  void aSignalGoesBeforeAStopThatGaps() {
    Candles candles = Bars.of(row(100), row(100), row(90));
    Outcome outcome = run(candles, at(0, protectedEntry(95, NONE, NONE), 1, CLOSE));
    assertEquals(List.of("LONG 10: 100 to 90 signal -100, 1 bars"), words(outcome));
  }

  @Test
  void decidesFromTheFirstDecisionOnAndReportsFromTheRange() {
    List<Integer> seen = new ArrayList<>();
    Candles candles = Bars.flat(1, 2, 3, 4, 5, 6);
    Strategy strategy =
        view -> {
          seen.add(view.bar());
          return List.of();
        };
    Outcome outcome =
        Backtest.run(new Market(candles, SHARES, 1, 3), settings(false), strategy, Progress.SILENT);
    assertEquals(List.of(3, 4, 5), seen);
    assertEquals(5, outcome.equity().length);
  }

  @Test
  void showsTheAccountAsItIs() {
    List<View> views = new ArrayList<>();
    run(
        Bars.flat(100, 100, 110),
        view -> {
          views.add(view);
          return view.bar() == 0 ? List.of(BUY) : List.of();
        });
    assertEquals(0, views.getFirst().positionQuantity());
    assertTrue(Double.isNaN(views.getFirst().positionEntryPrice()));
    View last = views.getLast();
    assertEquals(10, last.positionQuantity());
    assertEquals(100, last.positionEntryPrice());
    assertEquals(0, last.cash());
    assertEquals(1100, last.equity());
  }

  @Test
  void canBeCancelled() {
    Market market = Market.of(Bars.flat(1, 2, 3), SHARES);
    Settings settings = settings(false);
    Strategy strategy = view -> List.of();
    assertThrows(
        CancellationException.class, () -> Backtest.run(market, settings, strategy, bar -> false));
  }

  @Test
  void refusesCandlesThatAreNoNumbers() {
    Market market = Market.of(Bars.flat(1, Double.NaN, 3), SHARES);
    Settings settings = settings(false);
    Strategy strategy = view -> List.of();
    assertThrows(
        IllegalArgumentException.class,
        () -> Backtest.run(market, settings, strategy, Progress.SILENT));
  }

  @Test
  void saysWhenTheAccountWasRuined() {
    Outcome outcome = run(Bars.flat(10, 10, 25), at(0, SHORT));
    assertEquals("ruined", outcome.warnings().getFirst().code());
    Metrics metrics =
        Metrics.of(outcome, Market.of(Bars.flat(10, 10, 25), SHARES), settings(false), 365);
    assertEquals(null, metrics.sharpe());
    assertEquals(null, metrics.cagrPercent());
  }

  private static Outcome run(Candles candles, Map<Integer, Intent> intents) {
    return run(
        candles,
        view -> intents.containsKey(view.bar()) ? List.of(intents.get(view.bar())) : List.of());
  }

  private static Outcome run(Candles candles, Strategy strategy) {
    return run(candles, settings(false), strategy);
  }

  private static Outcome run(Candles candles, Settings settings, Strategy strategy) {
    return Backtest.run(Market.of(candles, SHARES), settings, strategy, Progress.SILENT);
  }

  private static Settings settings(boolean closeAtEnd) {
    return new Settings(
        Money.of("1000"), BigDecimal.ZERO, new Sizing.Percent(new BigDecimal(100)), closeAtEnd);
  }

  /// Bar numbers, each followed by what is said at it.
  private static Strategy at(Object... script) {
    return view -> {
      List<Intent> intents = new ArrayList<>();
      boolean here = false;
      for (Object word : script) {
        if (word instanceof Integer bar) {
          here = bar == view.bar();
        } else if (here) {
          intents.add((Intent) word);
        }
      }
      return intents;
    };
  }

  private static Intent enter(Direction direction, @Nullable Sizing sizing) {
    return new Intent.Enter(direction, sizing, NONE, NONE, NONE, NONE, "");
  }

  private static Intent protectedEntry(double stop, double takeProfit, double trail) {
    return new Intent.Enter(Direction.LONG, null, NONE, stop, takeProfit, trail, "");
  }

  private static double number(@Nullable String text) {
    return text == null ? NONE : Double.parseDouble(text);
  }

  private static double[] row(double price) {
    return new double[] {price, price, price, price};
  }

  private static List<String> words(Outcome outcome) {
    return outcome.trades().stream().map(BacktestTest::word).toList();
  }

  private static String word(Trade trade) {
    return "%s %s: %s to %s %s %s%s, %d bars"
        .formatted(
            trade.side(),
            trade.quantity(),
            trade.entryPrice(),
            trade.exitPrice(),
            trade.exitReason(),
            trade.profit().signum() < 0 ? "" : "+",
            trade.profit(),
            trade.bars());
  }
}
