package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.DataFollow;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.DataRecord;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private final Bench bench;

  DownloadTest(@TempDir Path folder) {
    bench = Bench.in(folder).answering();
  }

  @Test
  void goesOnBehindTheLastStoredBar() {
    assertEquals(0, bench.run("data", "download", Bench.SERIES));
    DataList list = (DataList) bench.gateway.asked.getFirst();
    assertEquals(new DataList(Bench.SERIES), list);
    DataDownload download = (DataDownload) bench.gateway.asked.getLast();
    assertEquals(Samples.series(Bench.SERIES).to(), download.from());
  }

  @Test
  void aSeriesThatIsNotStoredWantsABeginning() {
    Bench empty = new Bench();
    empty.gateway.answer(DataList.class, new DataList.Reply(List.of()));
    assertEquals(2, empty.run("data", "download", "A/B@c:5m"));
    assertTrue(empty.terminal.err().contains("--from is missing"), empty.terminal.err());
    assertTrue(empty.terminal.err().contains("2025-01-01"), empty.terminal.err());
  }

  /// In a pipe there are bars and nothing else; the connection is told of on the side.
  @Test
  void followingPrintsBarsAsTheyClose() {
    Candle candle =
        new Candle(
            Samples.START,
            Decimal.of("100"),
            Decimal.of("110"),
            Decimal.of("90"),
            Decimal.of("105"),
            Decimal.of("3"));
    bench.gateway.answer(DataFollow.class, new DataFollow.Reply(7, List.of(), List.of()));
    bench.gateway.answer(
        DataFollow.class,
        new DataFollow.Reply(
            9,
            List.of(
                new DataFollow.Bar(candle, "agrees", List.of()),
                new DataFollow.Bar(candle, "differs", List.of("close is 1.0"))),
            List.of(
                new DataFollow.Notice(Samples.START, new ForeignText("binance: it runs again")))));
    bench.gateway.crash(DataFollow.class, new IllegalStateException("enough"));
    bench.run("data", "download", Bench.SERIES, "--follow");
    List<String> lines = bench.terminal.out().lines().toList();
    assertEquals(2, lines.size(), bench.terminal.out());
    assertTrue(lines.get(0).contains("105") && lines.get(0).contains("agrees"), lines.get(0));
    assertTrue(lines.get(1).contains("DIFFERS from its trades: close is 1.0"), lines.get(1));
    assertTrue(bench.terminal.err().contains("it runs again"), bench.terminal.err());
    List<DataFollow> asked =
        bench.gateway.asked.stream()
            .filter(DataFollow.class::isInstance)
            .map(DataFollow.class::cast)
            .toList();
    assertNull(asked.get(0).after(), "heard before the history is fetched");
    assertEquals(7, asked.get(1).after());
    assertEquals(9, asked.get(2).after());
    assertEquals(2, bench.run("data", "download", Bench.SERIES, "--follow", "--to", "2026-01-01"));
  }

  @Test
  void aRecordingTellsWhatItHasAndWhatItLacks() {
    bench.gateway.answer(
        DataRecord.class,
        new DataRecord.Reply(
            "cancelled",
            List.of(
                new DataRecord.Recording(
                    "BTC/USDT@binance",
                    new ForeignText("/home/me/r.jsonl"),
                    Samples.START,
                    Samples.START.plusSeconds(90),
                    12,
                    340,
                    2,
                    1,
                    3,
                    1,
                    List.of(
                        new DataRecord.Gap(
                            "book",
                            Samples.START,
                            Samples.START.plusSeconds(2),
                            new ForeignText("a change is missing"))),
                    1_500_000,
                    null))));
    assertEquals(
        130, bench.run("data", "record", "BTC/USDT@binance", "--for", "2m", "--most", "5MB"));
    assertEquals(new DataRecord(List.of("BTC/USDT@binance"), 120L, 5_000_000L), bench.asked());
    String out = bench.terminal.out();
    assertTrue(out.contains("12 trades · 340 changes of the book · whole books: 2"), out);
    assertTrue(out.contains("1 trades told twice and kept once · 3 missing"), out);
    assertTrue(out.contains("book missing from"), out);
    assertTrue(out.contains("1.5 MB"), out);
    assertEquals(2, bench.run("data", "record", "BTC/USDT@binance", "--most", "much"));
  }
}
