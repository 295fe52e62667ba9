package io.opentrade.commands.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Bench;
import io.opentrade.commands.Samples;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.BacktestCandles;
import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.EventList;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.MarketBook;
import io.opentrade.protocol.ModeShow;
import io.opentrade.protocol.OrderCancel;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.PnlShow;
import io.opentrade.protocol.PositionList;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SeriesInfo;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreensTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:00:00Z");

  private final Bench bench = new Bench();

  private static Decimal decimal(double value) {
    return Decimal.of(value);
  }

  private void candles(int count) {
    List<Candle> bars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double open = 100 + Math.abs(i % 60 - 30);
      double close = 100 + Math.abs((i + 3) % 60 - 30);
      bars.add(
          new Candle(
              AT.plusSeconds(3600L * i),
              decimal(open),
              decimal(Math.max(open, close) + 1),
              decimal(Math.min(open, close) - 1),
              decimal(close),
              decimal(10)));
    }
    SeriesInfo info =
        new SeriesInfo(
            "A/B@x:1h",
            count,
            AT,
            AT.plusSeconds(3600L * count),
            0,
            "00",
            decimal(0.01),
            decimal(1),
            8);
    bench.gateway.answer(DataShow.class, new DataShow.Reply(info, bars, count));
  }

  @ParameterizedTest
  @CsvSource({"40,24", "80,24", "200,50"})
  void aChartFitsWhateverTheSize(int columns, int rows) {
    candles(300);
    bench.terminal.columns = columns;
    bench.terminal.rows = rows;
    assertEquals(0, bench.run("chart", "A/B@x:1h", "--sma", "20"), bench.terminal.err());
    List<String> lines = bench.terminal.out().lines().toList();
    assertTrue(lines.size() < rows, "rows " + lines.size());
    lines.forEach(line -> assertTrue(TextWidth.of(line) <= columns, line));
    assertTrue(bench.terminal.out().contains("┃"), "rising bodies are thick lines");
    assertTrue(bench.terminal.out().contains("█"), "falling bodies are blocks");
    assertTrue(bench.terminal.out().contains("·"), "the average is dotted");
  }

  @ParameterizedTest
  @CsvSource({"100,1", "60,3", "20,3", "188,1"})
  void fewBarsAreSpreadOverTheWidth(int count, int step) {
    candles(count);
    bench.terminal.columns = 200;
    bench.terminal.rows = 50;
    assertEquals(0, bench.run("chart", "A/B@x:1h"), bench.terminal.err());
    String edge = bench.terminal.out().lines().filter(line -> line.contains("├")).findFirst().get();
    assertEquals(count * step, edge.indexOf("├"), edge);
  }

  @Test
  void oneBarThatNeverMovedIsAChartToo() {
    SeriesInfo info = new SeriesInfo("A/B@x:1h", 1, AT, AT, 0, "00", decimal(1), decimal(1), 8);
    Candle still = new Candle(AT, decimal(0), decimal(0), decimal(0), decimal(0), decimal(0));
    bench.gateway.answer(DataShow.class, new DataShow.Reply(info, List.of(still), 1));
    assertEquals(0, bench.run("chart", "A/B@x:1h"), bench.terminal.err());
  }

  @Test
  void theChartOfARunWhoseCandlesAreNotStoredIsDrawnOfThoseKeptWithIt() {
    List<Candle> kept = List.of(Samples.candle(0), Samples.candle(1));
    bench.gateway.answer(BacktestShow.class, Samples.reply());
    bench.gateway.fail(
        DataShow.class, new RequestFailed(FailureKind.NOT_FOUND, "there is no series", null));
    bench.gateway.answer(BacktestCandles.class, new BacktestCandles.Reply(kept, 3));
    assertEquals(0, bench.run("chart", "--run", "last"), bench.terminal.err());
    assertTrue(bench.terminal.out().contains("├"), bench.terminal.out());
    assertTrue(bench.terminal.out().contains("3 bars in one"), bench.terminal.out());
    String series = Samples.reply().result().run().data().getFirst().series().raw();
    assertTrue(
        bench.gateway.asked.contains(new BacktestCandles("last", series, 4000)),
        bench.gateway.asked.toString());
  }

  @Test
  void onATerminalTheChartIsMovedInAndTheScreenGivenBack() {
    candles(300);
    bench.terminal.terminal = true;
    bench.terminal.keys.addAll(List.of("\u001b[D", "\u001b[D\u001b[D", "+", "-", "x"));
    assertEquals(0, bench.run("chart", "A/B@x:1h"), bench.terminal.err());
    assertTrue(bench.terminal.out().contains(" ↑"), "the pointer tells its time");
    assertTrue(bench.terminal.out().endsWith("[screen given back]"));
  }

  private void account(boolean demo) {
    AccountInfo account =
        new AccountInfo("main", demo, "binance", "USDT", decimal(1000), "active", 0, 0, AT);
    bench
        .gateway
        .answer(AccountList.class, new AccountList.Reply(List.of(account)))
        .answer(OrderList.class, new OrderList.Reply(List.of()))
        .answer(PositionList.class, new PositionList.Reply(List.of()))
        .answer(StrategyList.class, new StrategyList.Reply(List.of()))
        .answer(EventList.class, new EventList.Reply(0, false, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"40,24", "80,24", "200,50"})
  void topFitsAndSaysThatMoneyIsReal(int columns, int rows) {
    account(false);
    bench.terminal.columns = columns;
    bench.terminal.rows = rows;
    assertEquals(0, bench.run("top"), bench.terminal.err());
    bench.terminal.out().lines().forEach(line -> assertTrue(TextWidth.of(line) <= columns, line));
    assertTrue(bench.terminal.out().contains("REAL MONEY"), bench.terminal.out());
  }

  @Test
  void nothingIsDoneThatWasNotConfirmed() {
    account(true);
    bench.terminal.terminal = true;
    bench.terminal.keys.addAll(List.of("c", "h", "n", "?", "?"));
    assertEquals(0, bench.run("top"), bench.terminal.err());
    assertTrue(bench.gateway.asked.stream().noneMatch(asked -> asked instanceof OrderCancel));
    assertTrue(bench.gateway.asked.stream().noneMatch(asked -> asked instanceof TradingHalt));
  }

  @Test
  void aHaltThatAnAccountDidNotHearIsShown() {
    account(true);
    bench.terminal.terminal = true;
    bench.gateway.answer(
        TradingHalt.class,
        new TradingReply(
            List.of(
                new TradingReply.AccountState(
                    "demo",
                    TradingReply.AccountState.UNKNOWN,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new ForeignText("not known to be halted"))))));
    bench.terminal.keys.addAll(List.of("h", "y"));
    bench.run("top");
    String seen = bench.terminal.out() + bench.terminal.err();
    assertTrue(seen.contains("demo: not known to be halted"), seen);
  }

  @Test
  void thePulseIsOneLineOfTabs() {
    account(true);
    bench.gateway.answer(ModeShow.class, new ModeShow.Reply("demo", "main", "binance"));
    bench.gateway.answer(
        PnlShow.class,
        new PnlShow.Reply(
            "main",
            true,
            "USDT",
            decimal(1000),
            decimal(1000),
            Decimal.ZERO,
            null,
            Decimal.ZERO,
            decimal(-1.5),
            Decimal.ZERO,
            0,
            0,
            List.of()));
    assertEquals(0, bench.run("pulse"), bench.terminal.err());
    assertEquals("main\tdemo\t1,000.00 USDT\t0.00\t-1.50\t0\tok\n", bench.terminal.out());
  }

  @Test
  void aLiveBookShowsBothSides() {
    MarketBook.Level bid = new MarketBook.Level(decimal(99.5), decimal(2));
    MarketBook.Level ask = new MarketBook.Level(decimal(100.5), decimal(1));
    bench.gateway.answer(
        MarketBook.class,
        new MarketBook.Reply(
            List.of(new MarketBook.Book("A/B@x", List.of(bid), List.of(ask), AT)), List.of()));
    bench.terminal.terminal = true;
    assertEquals(0, bench.run("book", "A/B@x", "--live"), bench.terminal.err());
    assertTrue(bench.terminal.out().contains("99.5"), bench.terminal.out());
    assertTrue(bench.terminal.out().contains("100.5"), bench.terminal.out());
    assertTrue(bench.terminal.out().contains("spread"), bench.terminal.out());
  }

  @ParameterizedTest
  @CsvSource({"'\u001b[A',up", "'\u001bOB',down", "'\u001b[5~',page up", "'\u001b',escape", "q,q"})
  void keysHaveNames(String sent, String name) {
    assertEquals(List.of(name), KeyNames.of(sent));
  }

  @Test
  void severalKeysMayComeAtOnce() {
    assertEquals(List.of("up", "q", "enter"), KeyNames.of("\u001b[Aq\r"));
  }

  @Test
  void theMouseIsAKeyToo() {
    assertEquals(List.of("click 12 5"), KeyNames.of("\u001b[<0;12;5M"));
    assertEquals(List.of("up", "down"), KeyNames.of("\u001b[<64;1;1M\u001b[<65;1;1M"));
    assertEquals(List.of("q"), KeyNames.of("\u001b[<0;12;5mq"), "let go");
  }
}
