package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Statistics of a handful of numbers, reckoned by hand.
final class SampleTest {
  private final Sample sample = new Sample(new double[] {4, 1, 2, 5, 3, 9});

  @Test
  void meanDeviationAndMedian() {
    assertEquals(4, sample.mean());
    // Squares of the differences: 0 + 9 + 4 + 1 + 1 + 25.
    assertEquals(Math.sqrt(40 / 5.0), sample.deviation(), 1e-15);
    assertEquals(3.5, sample.median());
  }

  @Test
  void quantilesLieBetweenNeighbours() {
    assertEquals(1, sample.quantile(0));
    assertEquals(1.25, sample.quantile(0.05), 1e-15);
    assertEquals(9, sample.quantile(1));
    assertEquals(1, sample.meanUpTo(1.25));
    assertEquals(2, sample.meanUpTo(3));
  }

  @Test
  void skewAndKurtosisAreTheAdjustedOnes() {
    // m2 = 40/6, m3 = (-27 - 8 + 1 - 1 + 125)/6 = 15, m4 = (81 + 16 + 1 + 1 + 625)/6.
    double variance = 40 / 6.0;
    double skew = 15 / Math.pow(variance, 1.5);
    assertEquals(skew * Math.sqrt(30) / 4, sample.skew(), 1e-12);
    double excess = 724 / 6.0 / (variance * variance) - 3;
    assertEquals(5.0 / (4 * 3) * (7 * excess + 6), sample.kurtosis(), 1e-12);
  }

  @Test
  void tooFewNumbersTellNothing() {
    Sample one = new Sample(new double[] {1});
    Sample none = new Sample(new double[0]);
    for (double each :
        new double[] {
          one.deviation(),
          one.skew(),
          one.kurtosis(),
          none.mean(),
          none.median(),
          none.sum(),
          none.least(),
          none.most(),
          new Sample(new double[] {1, 2, 3}).kurtosis()
        }) {
      assertTrue(Double.isNaN(each));
    }
  }

  @Test
  void theNormalDistributionHasItsTableValues() {
    assertEquals(0.5, Sample.normal(0));
    assertEquals(0.8413447460685429, Sample.normal(1), 1e-14);
    assertEquals(0.024997895148220435, Sample.normal(-1.96), 1e-14);
    assertEquals(0.9999997133484281, Sample.normal(5), 1e-14);
    assertEquals(0, Sample.normal(-40));
    assertTrue(Double.isNaN(Sample.normal(Double.NaN)));
  }

  @Test
  void covarianceWithItselfIsTheVariance() {
    assertEquals(8, sample.covariance(sample), 1e-12);
    assertEquals(-8, sample.covariance(new Sample(new double[] {-4, -1, -2, -5, -3, -9})), 1e-12);
  }
}
