package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.research.candles.CandleService.GivenFacts;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.Merge;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleServiceTest {
  private static final SeriesName NAME = SeriesName.of("ABC/USD@file:1m");

  private final CandleStore store;
  private final CandleService service;

  CandleServiceTest(@TempDir Path folder) {
    store = CandleStore.open(folder.resolve("candles.db"));
    service = new CandleService(store, ImportLimits.DEFAULT);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private CandleService.ImportResult importText(String text, GivenFacts given) {
    return service.importFiles(
        List.of(Texts.source("a.csv", text)),
        NAME,
        ImportOptions.DEFAULT,
        Merge.OnConflict.KEEP,
        given,
        Progress.NONE);
  }

  private static CandleFailure.Kind kindOf(Runnable attempt) {
    return assertThrows(CandleFailure.class, attempt::run).kind();
  }

  @Test
  void importingTwiceAddsNothing() {
    assertEquals(100, importText(Texts.bars(100), GivenFacts.NONE).merge().added());
    CandleService.ImportResult again = importText(Texts.bars(120), GivenFacts.NONE);
    assertEquals(20, again.merge().added());
    assertEquals(100, again.merge().same());
    assertEquals(120, service.show(NAME).info().bars());
    assertTrue(service.check(NAME).clean());
  }

  @Test
  void aBrokenFileChangesNothing() {
    importText(Texts.bars(10), GivenFacts.NONE);
    String hash = service.show(NAME).info().hash();
    assertEquals(
        CandleFailure.Kind.BAD_DATA,
        kindOf(() -> importText(Texts.bars(20) + "rubbish\n", GivenFacts.NONE)));
    assertEquals(hash, service.show(NAME).info().hash());
  }

  @Test
  void factsAreInferredAndWhatThePersonGaveStays() {
    assertEquals("0.1", importText(Texts.bars(10), GivenFacts.NONE).facts().tick().toPlainString());
    importText(Texts.bars(10), new GivenFacts(new BigDecimal("0.5"), null, null));
    InstrumentFacts facts = importText(Texts.bars(10), GivenFacts.NONE).facts();
    assertEquals("0.5", facts.tick().toPlainString());
    assertEquals(InstrumentFacts.Origin.GIVEN, facts.origin());
  }

  @Test
  void resamplingMakesASeriesOfItsOwn() {
    importText(Texts.bars(64), GivenFacts.NONE);
    Timeframe five = Timeframe.of("5m");
    Merge merge = service.resample(NAME, five, Progress.NONE);
    assertEquals(NAME.on(five), merge.info().name());
    assertEquals(13, merge.info().bars(), "22:14 to 23:17 are twelve whole bars and a first part");
    assertEquals(
        CandleFailure.Kind.USAGE,
        kindOf(() -> service.resample(NAME, Timeframe.of("1m"), Progress.NONE)));
    assertEquals(
        CandleFailure.Kind.USAGE,
        kindOf(() -> service.resample(NAME.on(five), Timeframe.of("7m"), Progress.NONE)));
  }

  @Test
  void loadingGivesWarmUpAndAHash() {
    importText(Texts.bars(100), GivenFacts.NONE);
    long from = Texts.START + 50 * 60_000L;
    CandleService.Loaded loaded =
        service.load(NAME, from, CandleStore.ALWAYS_TO, 20, MissingBars.FAIL);
    assertEquals(20, loaded.firstBar());
    assertEquals(70, loaded.candles().size());
    assertEquals(64, loaded.hash().length());
  }

  @Test
  void aSeriesThatIsNotThereIsNamedWithItsNeighbours() {
    importText(Texts.bars(10), GivenFacts.NONE);
    CandleFailure failure =
        assertThrows(CandleFailure.class, () -> service.show(NAME.on(Timeframe.of("1h"))));
    assertEquals(CandleFailure.Kind.NOT_FOUND, failure.kind());
    assertTrue(String.valueOf(failure.hint()).contains("ABC/USD@file:1m"));
    service.delete(NAME);
    assertEquals(CandleFailure.Kind.NOT_FOUND, kindOf(() -> service.delete(NAME)));
    assertTrue(service.list().isEmpty());
  }

  @Test
  void theDemoIsThereWithoutAnImport() {
    CandleService.Loaded demo =
        service.load(
            Demo.NAME, CandleStore.ALWAYS_FROM, CandleStore.ALWAYS_TO, 0, MissingBars.KEEP);
    assertEquals("0.01", demo.facts().tick().toPlainString());
    assertEquals(
        "2013-11-25T00:00:00Z",
        java.time.Instant.ofEpochMilli(demo.candles().time()[0]).toString());
    assertEquals(800.01, demo.candles().open()[0]);
    assertTrue(demo.candles().size() > 1900, () -> "bars " + demo.candles().size());
    assertEquals(Demo.GRID, Demo.read(Demo.NAME.timeframe()).grid());
  }

  @Test
  void exportsWhatWasAskedFor() {
    importText(Texts.bars(100), GivenFacts.NONE);
    StringBuilder text = new StringBuilder();
    int bars =
        service.export(
            NAME,
            Texts.START,
            Texts.START + 120_000,
            CandleExport.TimeStyle.MILLIS,
            text,
            Progress.NONE);
    assertEquals(2, bars);
    assertEquals(Texts.bars(2), text.toString());
  }
}
