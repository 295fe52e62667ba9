package io.opentrade.commands.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Bench;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillExport;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.SeriesInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExportFillsTest {
  private static final Instant BOUGHT = Instant.parse("2025-01-01T12:00:00Z");
  private static final Instant SOLD = Instant.parse("2025-01-02T12:00:00Z");

  private final Bench bench = new Bench();

  private static FillExport.Reply reply() {
    FillExport.Row fill =
        new FillExport.Row(
            new ForeignText("=cmd()"),
            "otK3F9X1",
            "@X/USDT",
            new ForeignText("-1+1"),
            "sell",
            Decimal.of("1"),
            Decimal.of("110"),
            Decimal.of("110"),
            Decimal.of("-0.1"),
            Decimal.of("-0.1"),
            new ForeignText("USDT"),
            SOLD);
    FillExport.Disposal disposal =
        new FillExport.Disposal(
            "@X/USDT",
            new ForeignText("-1+1"),
            "long",
            BOUGHT,
            SOLD,
            "otK3F9X1",
            Decimal.of("1"),
            Decimal.of("100"),
            Decimal.of("110"),
            Decimal.of("10"),
            Decimal.of("0.2"),
            Decimal.of("-0.1"),
            Decimal.of("9.9"));
    FillExport.OpenLot open =
        new FillExport.OpenLot(
            "@X/USDT", null, "long", SOLD, Decimal.of("2"), Decimal.of("220"), Decimal.ZERO);
    return new FillExport.Reply(
        "demo",
        true,
        "USDT",
        "fifo",
        List.of(fill),
        List.of(disposal),
        List.of(open),
        Decimal.of("10"),
        Decimal.of("-0.1"),
        null);
  }

  private static Candle candle(String day, String close) {
    Decimal price = Decimal.of(close);
    return new Candle(Instant.parse(day + "T00:00:00Z"), price, price, price, price, Decimal.ZERO);
  }

  private Bench answering() {
    bench.gateway.answer(FillExport.class, reply());
    return bench;
  }

  @Test
  void textThatASpreadsheetWouldRunIsQuoted() {
    assertEquals(0, answering().run("export", "fills"), bench.terminal.err());
    assertEquals(
        """
        time,account,symbol,strategy,side,quantity,price,notional,fee,currency,feePaid,feePaidIn,order,id
        2025-01-02T12:00:00Z,demo,"'@X/USDT","'-1+1",sell,1,110,110,-0.1,USDT,-0.1,USDT,otK3F9X1,"'=cmd()"
        """,
        bench.terminal.out());
  }

  @Test
  void lotsNameTheirEntryAndWhatIsOpenComesLast() {
    assertEquals(0, answering().run("export", "fills", "--method=FIFO"), bench.terminal.err());
    String[] lines = bench.terminal.out().split("\n");
    assertEquals(3, lines.length);
    assertEquals(
        "closed,demo,\"'@X/USDT\",\"'-1+1\",long,2025-01-01T12:00:00Z,2025-01-02T12:00:00Z,"
            + "1,100,110,10,0.2,-0.1,9.9,USDT,fifo,otK3F9X1",
        lines[1]);
    assertTrue(lines[2].startsWith("open,"), lines[2]);
  }

  @Test
  void anotherCurrencyIsReckonedAtTheRateOfEachDay() {
    SeriesInfo euro =
        new SeriesInfo(
            "EUR/USDT@binance:1d",
            2,
            BOUGHT,
            SOLD,
            0,
            "",
            Decimal.of("0.0001"),
            Decimal.of("0.1"),
            8);
    answering().gateway.answer(DataList.class, new DataList.Reply(List.of(euro)));
    bench.gateway.answer(
        DataExport.class,
        new DataExport.Reply(
            List.of(candle("2025-01-01", "1.25"), candle("2025-01-02", "1.1")), null, 0));
    int exit = bench.run("export", "fills", "--method=fifo", "--currency=eur", "--out=lots.csv");
    assertEquals(0, exit, bench.terminal.err());
    String lot = Objects.requireNonNull(bench.terminal.files.get("lots.csv")).split("\n")[1];
    // 100 / 1.25 = 80, 110 / 1.1 = 100; the euro's own fall is part of the gain.
    assertTrue(lot.contains(",1,80,100,20,0.16,-0.09090909,19.93090909,EUR,"), lot);
    assertTrue(bench.terminal.err().contains("gain 20 EUR (fifo)"), bench.terminal.err());
  }

  @Test
  void whatCannotBeReckonedIsSaid() {
    answering().gateway.answer(DataList.class, new DataList.Reply(List.of()));
    assertEquals(3, bench.run("export", "fills", "--currency=EUR"));
    assertTrue(bench.terminal.err().contains("no candles of USDT/EUR or EUR/USDT"));
    assertEquals(2, bench.run("export", "fills", "--method=average", "--currency=EUR"));
    assertEquals(2, bench.run("export", "fills", "--rates=EUR/USDT@binance:1d"));
    assertEquals(2, bench.run("export", "fills", "--method=fofo"));
    assertTrue(bench.terminal.err().contains("fifo"), bench.terminal.err());
  }
}
