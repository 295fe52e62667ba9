package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class QualityTest {
  private static final ImportOptions STRICT =
      new ImportOptions(
          null, ImportOptions.DEFAULT.zone(), null, false, true, ImportLimits.DEFAULT);

  private static String row(int minute, String prices) {
    return (Texts.START + minute * 60_000L) + "," + prices + ",1\n";
  }

  private static String file(String... rows) {
    return "time,open,high,low,close,volume\n" + String.join("", rows);
  }

  private static QualityReport report(String text) {
    QualityReport report = Texts.read(text, ImportOptions.DEFAULT).report();
    if (!report.clean()) {
      CandleFailure refused = assertThrows(CandleFailure.class, () -> Texts.read(text, STRICT));
      assertEquals(CandleFailure.Kind.BAD_DATA, refused.kind());
      assertTrue(String.valueOf(refused.getMessage()).contains("line "), refused.getMessage());
    }
    return report;
  }

  private static final String GOOD = "10,11,9,10";

  @Test
  void aGoodFileIsClean() {
    QualityReport report = report(Texts.bars(100));
    assertTrue(report.clean());
    assertEquals(100, report.rows());
    assertEquals(100, Texts.read(Texts.bars(100), STRICT).candles().size());
  }

  @Test
  void gapsAreCountedAndTheLargestIsNamed() {
    QualityReport report =
        report(file(row(0, GOOD), row(1, GOOD), row(3, GOOD), row(4, GOOD), row(9, GOOD)));
    assertEquals(2, report.gaps());
    assertEquals(5, report.missing());
    assertEquals(4, Objects.requireNonNull(report.largestGap()).bars());
    assertTrue(report.complaints().getFirst().message().startsWith("test.csv, line 4: "));
  }

  @Test
  void duplicatesDisorderAndConflicts() {
    String text =
        file(row(0, GOOD), row(2, GOOD), row(1, GOOD), row(2, GOOD), row(1, "10,12,9,11"));
    Imported imported = Texts.read(text, ImportOptions.DEFAULT);
    QualityReport report = report(text);
    assertEquals(1, report.duplicates());
    assertEquals(1, report.conflicts());
    assertEquals(2, report.disorder());
    assertEquals(3, report.bars());
    assertEquals(12, imported.candles().high()[1], "the later row is taken");
    List<String> messages = report.complaints().stream().map(Complaint::message).toList();
    assertTrue(
        messages.stream()
            .anyMatch(m -> m.contains("line 5: found the same row as in test.csv, line 3")),
        messages.toString());
    assertTrue(messages.stream().anyMatch(m -> m.contains("line 6: found other values")));
  }

  @Test
  void newestFirstIsNoDisorder() {
    QualityReport report = report(file(row(2, GOOD), row(1, GOOD), row(0, GOOD)));
    assertTrue(report.clean());
    assertEquals(List.of("rows were newest first"), report.notes());
  }

  @Test
  void contradictionsAndImpossiblePrices() {
    QualityReport report =
        report(
            file(
                row(0, GOOD),
                row(1, "10,9,8,10"),
                row(2, "10,11,10.5,10"),
                row(3, "10,11,0,10"),
                row(4, "10,11,-1,10"),
                row(5, GOOD)));
    assertEquals(2, report.ohlc());
    assertEquals(2, report.nonPositive());
    assertTrue(report.complaints().getFirst().message().contains("line 3: found open 10, high 9"));
  }

  @Test
  void aSpikeIsFoundInTheMiddleAndAtTheEnd() {
    assertEquals(1, report(file(row(0, GOOD), row(1, "10,99,9,10"), row(2, GOOD))).spikes());
    assertEquals(1, report(file(row(0, GOOD), row(1, GOOD), row(2, "10,900,9,900"))).spikes());
    assertEquals(1, report(file(row(0, GOOD), row(1, "10,11,0.1,10"), row(2, GOOD))).spikes());
    assertEquals(
        0, report(file(row(0, GOOD), row(1, "10,14,9,13"), row(2, "13,14,12,13"))).spikes());
  }

  @Test
  void manyFindingsAreCountedAndAFewTold() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      rows.append(row(i, "10,9,8,10"));
    }
    QualityReport report = report(file(rows.toString()));
    assertEquals(100, report.ohlc());
    assertEquals(5, report.complaints().size());
  }

  @Test
  void missingBarsAreKeptRefusedOrFilled() {
    Candles holed =
        Texts.read(file(row(0, GOOD), row(1, "10,11,9,10.5"), row(4, GOOD)), ImportOptions.DEFAULT)
            .candles();
    assertEquals(3, MissingBars.KEEP.apply(holed).size());
    Candles flat = MissingBars.FLAT.apply(holed);
    Candles torn = holed.slice(0, holed.size());
    torn.time()[torn.size() - 1] += 1L << 45;
    CandleFailure many = assertThrows(CandleFailure.class, () -> MissingBars.FLAT.apply(torn));
    assertTrue(String.valueOf(many.hint()).contains("--missing keep"));
    assertEquals(5, flat.size());
    for (int bar = 2; bar < 4; bar++) {
      assertEquals(holed.time()[1] + (bar - 1) * 60_000L, flat.time()[bar]);
      assertEquals(10.5, flat.open()[bar]);
      assertEquals(10.5, flat.high()[bar]);
      assertEquals(10.5, flat.low()[bar]);
      assertEquals(10.5, flat.close()[bar]);
      assertEquals(0, flat.volume()[bar]);
    }
    assertEquals(10, flat.close()[4]);
    CandleFailure failure = assertThrows(CandleFailure.class, () -> MissingBars.FAIL.apply(holed));
    assertTrue(String.valueOf(failure.getMessage()).contains("2 bars are missing in 1 gaps"));
    assertEquals(flat, MissingBars.FAIL.apply(flat));
  }
}
