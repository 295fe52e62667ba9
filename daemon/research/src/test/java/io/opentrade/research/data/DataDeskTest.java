package io.opentrade.research.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataCheck;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.DataImport;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.DataResample;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.store.CandleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDeskTest {
  private static final String SERIES = "BTC/USDT@binance:1m";
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  @TempDir Path folder;
  private CandleStore store;
  private DataDesk desk;

  @SuppressWarnings("NullAway.Init") // set before each test
  DataDeskTest() {}

  @BeforeEach
  void open() {
    store = CandleStore.open(folder.resolve("candles.db"));
    desk = new DataDesk(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anImportIsListedWithItsMarket() throws Exception {
    DataImport.Reply reply = load(rows(0, 10));
    assertEquals(10, reply.imported().getFirst().added());
    var listed = desk.list(new DataList("btc")).series().getFirst();
    assertEquals(reply.series(), listed);
    assertEquals(SERIES, listed.series());
    assertEquals(START, listed.from());
    assertEquals(START.plusSeconds(600), listed.to());
    assertEquals(Decimal.of("0.01"), listed.tick());
    assertEquals(0, listed.missing());
    assertTrue(desk.list(new DataList("eth")).series().isEmpty());
  }

  @Test
  void importingAgainChangesNothingAndOtherValuesReplace() throws Exception {
    String hash = load(rows(0, 10)).series().hash();
    DataImport.Imported again = load(rows(5, 15)).imported().getFirst();
    assertEquals(5, again.added());
    assertEquals(5, again.unchanged());
    DataImport.Reply other = load(rows(0, 15).replace("101.25", "101.5"));
    assertEquals(15, other.imported().getFirst().replaced());
    load(rows(0, 15));
    desk.delete(new DataDelete(SERIES));
    assertEquals(hash, load(rows(0, 10)).series().hash(), "the hash knows the content only");
  }

  @Test
  void aFileThatBreaksOffLeavesEarlierOnesOutToo() throws Exception {
    Path good = Files.writeString(folder.resolve("good.csv"), rows(0, 10));
    Path bad = Files.writeString(folder.resolve("bad.csv"), rows(10, 20) + "nonsense,1,2,3,4,5\n");
    RequestFailed failed = assertThrows(RequestFailed.class, () -> load(null, good, bad));
    assertEquals(FailureKind.BAD_DATA, failed.failure().kind());
    assertTrue(failed.failure().message().contains("bad.csv, line 11"), failed.getMessage());
    assertTrue(desk.list(new DataList(null)).series().isEmpty());
  }

  @Test
  void theGridCanBeGiven() throws Exception {
    Path csv = Files.writeString(folder.resolve("bars.csv"), rows(0, 10));
    assertEquals(Decimal.of("0.5"), load(Decimal.of("0.5"), csv).series().tick());
  }

  @Test
  void pagesOfAnExportMakeTheWhole() throws Exception {
    load(rows(0, 25) + rows(4000, 4003));
    List<Candle> all = new ArrayList<>();
    Instant from = null;
    do {
      DataExport.Reply page = desk.export(new DataExport(SERIES, from, null, 10));
      all.addAll(page.bars());
      from = page.next();
    } while (from != null);
    assertEquals(28, all.size());
    assertEquals(28, all.stream().map(Candle::time).distinct().count());
    assertEquals(START.plusSeconds(4002 * 60), all.getLast().time());
  }

  @Test
  void showTakesEitherEndOfARange() throws Exception {
    load(rows(0, 25));
    Instant from = START.plusSeconds(600);
    DataShow.Reply first = desk.show(new DataShow(SERIES, from, null, 3, false));
    DataShow.Reply last = desk.show(new DataShow(SERIES, from, null, 3, true));
    assertEquals(15, first.total());
    assertEquals(from, first.bars().getFirst().time());
    assertEquals(START.plusSeconds(24 * 60), last.bars().getLast().time());
  }

  @Test
  void resamplingStoresALongerSeries() throws Exception {
    load(rows(0, 12));
    DataResample.Reply reply = desk.resample(new DataResample(SERIES, "5m", null, null));
    assertEquals("BTC/USDT@binance:5m", reply.series().series());
    assertEquals(2, reply.added());
    assertEquals(0, reply.partial());
    usage(() -> desk.resample(new DataResample(SERIES, "7s", null, null)));
    usage(() -> desk.resample(new DataResample(SERIES, "1m", null, null)));
  }

  @Test
  void resamplingFromAMomentInsideABarMakesTheWholeBar() throws Exception {
    load(rows(0, 5).replace("102", "109") + rows(5, 15));
    desk.resample(new DataResample(SERIES, "10m", null, null));
    Instant inside = START.plusSeconds(5 * 60);
    var reply = desk.resample(new DataResample(SERIES, "10m", inside, null));
    assertEquals(0, reply.replaced());
    Candle whole =
        desk.show(new DataShow("BTC/USDT@binance:10m", null, null, 1, false)).bars().getFirst();
    assertEquals(Decimal.of("109"), whole.high());
    assertEquals(Decimal.of("15"), whole.volume());
  }

  @Test
  void aBarWhoseBeginningIsNotStoredReplacesNone() throws Exception {
    load(rows(0, 15));
    desk.resample(new DataResample(SERIES, "10m", null, null));
    desk.delete(new DataDelete(SERIES));
    load("time,open,high,low,close,volume\n" + rows(5, 20));
    var reply = desk.resample(new DataResample(SERIES, "10m", null, null));
    assertEquals(1, reply.added());
    assertEquals(0, reply.replaced());
    desk.delete(new DataDelete("BTC/USDT@binance:10m"));
    reply = desk.resample(new DataResample(SERIES, "10m", null, null));
    assertEquals(2, reply.added(), "where there is none it is better than none");
    assertEquals(1, reply.partial());
  }

  @Test
  void aCheckCountsGapsOfTheRange() throws Exception {
    load(rows(0, 10) + rows(15, 20));
    var quality = desk.check(new DataCheck(SERIES, null, null)).quality();
    assertEquals(1, quality.gaps());
    assertEquals(5, quality.missingBars());
    assertTrue(desk.check(new DataCheck(SERIES, START, START.plusSeconds(300))).quality().clean());
  }

  @Test
  void whatIsNotThereIsNotFoundAndNamesWhatIs() throws Exception {
    load(rows(0, 3));
    RequestFailed failed =
        assertThrows(RequestFailed.class, () -> desk.delete(new DataDelete("BTC/USDT@binance:1h")));
    assertEquals(FailureKind.NOT_FOUND, failed.failure().kind());
    assertEquals("there is " + SERIES, failed.failure().hint());
    usage(() -> desk.delete(new DataDelete("nonsense")));
  }

  @Test
  void anExportOfNothingEnds() throws Exception {
    load(rows(0, 3));
    DataExport.Reply none = desk.export(new DataExport(SERIES, START.plusSeconds(9999), null, 10));
    assertTrue(none.bars().isEmpty());
    assertNull(none.next());
  }

  private static void usage(org.junit.jupiter.api.function.Executable action) {
    RequestFailed failed = assertThrows(RequestFailed.class, action);
    assertEquals(FailureKind.USAGE, failed.failure().kind());
  }

  private DataImport.Reply load(String rows) throws IOException, InterruptedException {
    return load(null, Files.writeString(folder.resolve("rows.csv"), rows));
  }

  private DataImport.Reply load(@Nullable Decimal tick, Path... files) throws InterruptedException {
    List<InputFile> inputs = new ArrayList<>();
    for (Path file : files) {
      inputs.add(new InputFile(file.toString(), new ForeignText("" + file.getFileName())));
    }
    DataImport request = new DataImport(inputs, SERIES, false, null, null, false, tick, null, null);
    return new ImportJob(store).run(request, Progress.NONE);
  }

  private static String rows(int from, int to) {
    StringBuilder text = new StringBuilder(from == 0 ? "time,open,high,low,close,volume\n" : "");
    for (int bar = from; bar < to; bar++) {
      text.append(START.toEpochMilli() + bar * 60_000L).append(",101.25,102,100.5,101,1.5\n");
    }
    return text.toString();
  }
}
