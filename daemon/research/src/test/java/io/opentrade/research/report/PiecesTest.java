package io.opentrade.research.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PiecesTest {
  @Test
  void noTextBecomesMarkup() {
    assertEquals(
        "<td class=x>&lt;b onclick=&quot;a&#39;&quot;&gt;&amp;amp; x</td>",
        new Html().element("td class=x", "<b onclick=\"a'\">&amp;\u202e\u0007 x").toString());
  }

  @Test
  void whatIsFilledInIsNotFilledAgain() {
    assertEquals("<{{b}}$1>-2", Template.fill("<{{a}}>-{{b}}", Map.of("a", "{{b}}$1", "b", "2")));
    assertThrows(IllegalArgumentException.class, () -> Template.fill("{{a}}", Map.of()));
  }

  /// `echo -n alert(1) | openssl dgst -sha256 -binary | base64`
  @Test
  void thePolicyNamesHashesAndNothingElse() {
    String policy = Policy.of(List.of("a{}"), List.of("alert(1)"));
    assertTrue(
        policy.contains("script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"),
        policy);
    assertTrue(policy.startsWith("default-src 'none'; "), policy);
    assertFalse(policy.contains("unsafe"), policy);
  }

  @Test
  void noBinHoldsGainsAndLosses() {
    double[] values = {-3.2, -0.01, 0, 0.01, 12.5, 40};
    Histogram bins = Histogram.of(values);
    assertEquals(values.length, Arrays.stream(bins.counts()).sum());
    for (int bin = 0; bin < bins.counts().length; bin++) {
      double left = bins.centres()[bin] - bins.width() / 2;
      int from = bin;
      long inside =
          Arrays.stream(values)
              .filter(value -> value >= left && value < left + bins.width())
              .count();
      assertEquals(inside, bins.counts()[bin], () -> "bin " + from);
      assertFalse(left < -1e-9 && left + bins.width() > 1e-9);
    }
  }

  @Test
  void oneValueAndTinyOnesHaveABin() {
    assertEquals(1, Arrays.stream(Histogram.of(new double[] {0}).counts()).sum());
    assertEquals(2, Arrays.stream(Histogram.of(new double[] {1e-9, -1e-9}).counts()).sum());
    assertEquals(2, Arrays.stream(Histogram.of(new double[] {1e6, -1e6}).counts()).sum());
  }

  @Test
  void aColumnNearThePricesIsDrawnOverThem() {
    double[] price = {100, 110, 120, 110};
    Candles bars =
        new Candles(
            Timeframe.of("1d"), new long[] {0, 1, 2, 3}, price, price, price, price, new double[4]);
    assertTrue(PlotPlace.onPrice(new double[] {Double.NaN, 105, 115, 115}, bars));
    assertFalse(PlotPlace.onPrice(new double[] {30, 40, 70, 50}, bars));
    assertFalse(
        PlotPlace.onPrice(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}, bars));
  }

  @Test
  void keysAreReadAsWords() {
    assertEquals("Net profit percent", ReportTables.words("netProfitPercent"));
    assertEquals("Value at risk 95 percent", ReportTables.words("valueAtRisk95Percent"));
  }
}
