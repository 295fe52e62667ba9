package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RollingSharpeTest {
  /// By hand: returns 10 % and 0 %, g = sqrt(1.1), v = 0.005; with one period a year the ratio is
  /// (g − 1) / sqrt(v).
  @Test
  void isTheRatioOfTheWindow() {
    double[] ratios = RollingSharpe.of(new double[] {100, 110, 110, 110, 121}, 2, 1);
    double expected = (Math.sqrt(1.1) - 1) / Math.sqrt(0.005);
    assertTrue(Double.isNaN(ratios[0]) && Double.isNaN(ratios[1]));
    assertEquals(expected, ratios[2], 1e-12);
    assertTrue(Double.isNaN(ratios[3]), "returns that do not vary have no ratio");
    assertEquals(expected, ratios[4], 1e-12);
  }

  @Test
  void ofRuinThereIsNone() {
    double[] ratios = RollingSharpe.of(new double[] {100, 50, 0, 50, 60, 55}, 2, 365);
    assertTrue(Double.isNaN(ratios[2]) && Double.isNaN(ratios[3]) && Double.isNaN(ratios[4]));
    assertTrue(Double.isFinite(ratios[5]));
    assertThrows(IllegalArgumentException.class, () -> RollingSharpe.of(new double[3], 1, 365));
  }
}
