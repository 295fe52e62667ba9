package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.DivergenceRun;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.StrategyDivergence.Reason;
import io.opentrade.protocol.Trade;
import io.opentrade.research.data.DataDesk;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.Merge;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Beside candles from 99 to 101, a minute each, with the fourth of ten missing and the eighth
/// lower.
class DivergenceReasonsTest {
  private static final long BAR = 60_000;
  private static final Instant START = Instant.parse("2026-01-31T14:00:00Z");
  private static final String SERIES = "BTC/USDT@binance:1m";
  private static final int MISSING = 4;
  private static final int LOWER = 8;

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private CandleStore store;

  @BeforeEach
  void open() {
    store = CandleStore.open(folder.resolve("candles.db"));
    long[] time = new long[9];
    double[] open = new double[9];
    double[] high = new double[9];
    double[] low = new double[9];
    double[] volume = new double[9];
    for (int i = 0; i < 9; i++) {
      time[i] = START.toEpochMilli() + (i < MISSING ? i : i + 1) * BAR;
      open[i] = 100;
      high[i] = 101;
      low[i] = 99;
      volume[i] = 1;
    }
    open[LOWER - 1] = 98;
    high[LOWER - 1] = 98;
    low[LOWER - 1] = 97;
    store.merge(
        SeriesName.of(SERIES),
        new Candles(Timeframe.of("1m"), time, open, high, low, open, volume),
        Merge.OnConflict.REPLACE,
        new InstrumentFacts(
            "BTC/USDT",
            "binance",
            new BigDecimal("0.01"),
            new BigDecimal("0.001"),
            8,
            InstrumentFacts.Origin.GIVEN),
        () -> false);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Instant bar(int number) {
    return START.plusMillis(number * BAR);
  }

  private static Trade trade(int id, int entry, String price, @Nullable Integer exit) {
    return trade(id, bar(entry), price, exit == null ? null : bar(exit));
  }

  private static Trade trade(int id, Instant entry, String price, @Nullable Instant exit) {
    return new Trade(
        id,
        new ForeignText("BTC/USDT"),
        "long",
        Decimal.of("1"),
        entry,
        Decimal.of(price),
        exit,
        exit == null ? null : Decimal.of("100"),
        Decimal.ZERO,
        null,
        Decimal.ZERO,
        Decimal.ZERO,
        null,
        null,
        1,
        null,
        exit == null ? null : new ForeignText("signal"),
        1,
        exit == null);
  }

  private static DivergenceRun.Fill fill(int bar, String price, String notional, String wanted) {
    return new DivergenceRun.Fill(
        new ForeignText("f7"),
        "ot7",
        "buy",
        Decimal.of("1"),
        Decimal.of(price),
        Decimal.of(notional),
        Decimal.of(wanted),
        Decimal.of("1"),
        bar(bar).plusMillis(412));
  }

  private static DivergenceRun.Note note(int bar, String kind, String text) {
    return new DivergenceRun.Note(bar(bar).plusMillis(5), null, kind, new ForeignText(text));
  }

  private DivergenceReasons reasons(
      List<Trade> live,
      List<Trade> backtest,
      List<DivergenceRun.Fill> fills,
      List<DivergenceRun.Note> notes) {
    BacktestRun run = BareRun.of(List.of(DataSource.series(SERIES)), bar(1), bar(9), null);
    List<DivergenceRun.LiveTrade> trades =
        live.stream().map(each -> new DivergenceRun.LiveTrade(each, fills)).toList();
    DivergenceRun record = new DivergenceRun(run, trades, notes, List.of());
    BarLooks looks = new BarLooks(new DataDesk(store), List.of(SeriesName.of(SERIES)));
    return new DivergenceReasons(record, live, backtest, looks, BAR);
  }

  private static String kinds(List<Reason> reasons) {
    return reasons.stream().map(Reason::kind).collect(Collectors.joining(" "));
  }

  private List<Reason> differs(DivergenceRun.Fill fill) {
    Trade live = trade(1, 2, fill.price().toString(), 6);
    Trade twin = trade(1, 2, "100", 6);
    return reasons(List.of(live), List.of(twin), List.of(fill), List.of()).differs(live, twin);
  }

  @Test
  void aFillThatTheMarketDidNotMakeIsNamed() {
    List<Reason> outside = differs(fill(2, "103", "103", "1"));
    assertEquals("altered", kinds(outside));
    String text = outside.getFirst().text().raw();
    assertTrue(text.contains("fill f7 of order ot7"), text);
    assertTrue(text.contains("from 99 to 101"), text);
    List<Reason> worth = differs(fill(2, "100", "90", "1"));
    assertEquals("altered", kinds(worth));
    assertTrue(worth.getFirst().text().raw().contains("is worth 100, and it says 90"));
  }

  @Test
  void aFillInsideTheBarIsSlippageWithItsLatency() {
    List<Reason> reasons = differs(fill(2, "100.5", "100.5", "1"));
    assertEquals("slippage", kinds(reasons));
    String text = reasons.getFirst().text().raw();
    assertTrue(text.contains("0.412 s after its bar began"), text);
    assertTrue(text.contains("50 basis points worse"), text);
  }

  /// A price may be a second old when it is filled at, and the exchange's clock is not ours.
  @Test
  void aFillJustAfterItsBarBeganMayHaveThePriceOfTheBarBefore() {
    assertEquals("slippage", kinds(differs(fill(LOWER, "100.5", "100.5", "1"))));
    DivergenceRun.Fill later =
        new DivergenceRun.Fill(
            new ForeignText("f7"),
            "ot7",
            "buy",
            Decimal.of("1"),
            Decimal.of("100.5"),
            Decimal.of("100.5"),
            Decimal.of("1"),
            Decimal.of("1"),
            bar(LOWER).plusSeconds(30));
    assertEquals("altered", kinds(differs(later)));
  }

  @Test
  void whatWasFilledInPartSaysSo() {
    assertEquals("slippage partial", kinds(differs(fill(2, "100.5", "100.5", "3"))));
  }

  @Test
  void aTradeThatWasNotMadeLiveIsExplainedByWhatHappenedThen() {
    Trade twin = trade(1, 3, "100", 5);
    List<Trade> one = List.of(twin);
    DivergenceRun.Note started = note(0, "started", "it was started");
    assertEquals(
        "late",
        kinds(
            reasons(List.of(), one, List.of(), List.of(started, note(3, "late", "too slow")))
                .onlyBacktest(twin)));
    assertEquals(
        "byHand",
        kinds(
            reasons(List.of(), one, List.of(), List.of(started, note(1, "byHand", "halted by ada")))
                .onlyBacktest(twin)));
    assertEquals(
        "notRunning",
        kinds(
            reasons(List.of(), one, List.of(), List.of(started, note(1, "stopped", "stopped")))
                .onlyBacktest(twin)));
    Trade other = trade(1, 1, "100", 6);
    assertEquals(
        "position",
        kinds(reasons(List.of(other), one, List.of(), List.of(started)).onlyBacktest(twin)));
    assertEquals(
        "unexplained",
        kinds(reasons(List.of(), one, List.of(), List.of(started)).onlyBacktest(twin)));
  }

  /// Bars of seconds are over before a decision reaches the market.
  @Test
  void aTradeOfALaterBarIsLate() {
    Trade live = trade(7, bar(2).plusSeconds(1), "100", null);
    Trade twin = trade(5, bar(2), "100", bar(2).plusSeconds(1));
    assertEquals(
        List.of("live trade 7 entered 1 s after trade 5 of the backtest, in a later bar"),
        late(live, twin));
    assertEquals(List.of(), late(trade(7, bar(2).plusSeconds(6), "100", null), twin));
    assertEquals(List.of(), late(twin, live));
  }

  private List<String> late(Trade live, Trade twin) {
    BarLooks looks = new BarLooks(new DataDesk(store), List.of(SeriesName.of(SERIES)));
    BacktestRun run = BareRun.of(List.of(DataSource.series(SERIES)), bar(1), bar(9), null);
    DivergenceRun record = new DivergenceRun(run, List.of(), List.of(), List.of());
    DivergenceReasons seconds =
        new DivergenceReasons(record, List.of(live), List.of(twin), looks, 1_000);
    List<String> said = late(seconds.onlyBacktest(twin));
    assertEquals(said, late(seconds.onlyLive(live)));
    return said;
  }

  private static List<String> late(List<Reason> reasons) {
    return reasons.stream()
        .filter(each -> each.kind().equals("late"))
        .map(each -> each.text().raw())
        .toList();
  }

  @Test
  void aMissingCandleIsSaid() {
    Trade live = trade(1, MISSING, "100", 6);
    List<Reason> reasons =
        reasons(List.of(live), List.of(), List.of(fill(MISSING, "100", "100", "1")), List.of())
            .onlyLive(live);
    assertEquals("missing", kinds(reasons));
  }

  @Test
  void pairsAreTradesOfTheSameBar() {
    List<Trade> live = List.of(trade(1, 1, "100", 2), trade(2, 5, "100", 6));
    List<Trade> backtest = List.of(trade(1, 1, "100", 2), trade(2, 7, "100", 8));
    List<TradePair> pairs = TradePair.of(live, backtest, Trade::entryTime);
    assertEquals(3, pairs.size());
    assertEquals(new TradePair(live.get(1), null), pairs.get(1));
    assertEquals(new TradePair(null, backtest.get(1)), pairs.get(2));
  }
}
