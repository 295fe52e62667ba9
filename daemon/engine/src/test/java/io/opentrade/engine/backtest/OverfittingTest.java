package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OverfittingTest {
  private static List<ReturnStatistics> noise(long seed, int trials, double edge) {
    Random random = new Random(seed);
    List<ReturnStatistics> all = new ArrayList<>();
    for (int trial = 0; trial < trials; trial++) {
      double[] returns = new double[500];
      for (int day = 0; day < returns.length; day++) {
        returns[day] = 0.01 * random.nextGaussian() + (trial == 0 ? edge : 0);
      }
      all.add(ReturnStatistics.of(returns));
    }
    return all;
  }

  private static ReturnStatistics best(List<ReturnStatistics> all) {
    return all.stream().max((a, b) -> Double.compare(a.sharpe(), b.sharpe())).orElseThrow();
  }

  @Test
  void theBestOfNoiseIsOverfittedAboutHalfOfTheTime() {
    double sum = 0;
    for (int seed = 0; seed < 20; seed++) {
      sum += Overfitting.probability(noise(seed, 30, 0));
    }
    assertEquals(0.5, sum / 20, 0.15);
  }

  @Test
  void aTrueEdgeIsNot() {
    assertTrue(Overfitting.probability(noise(1, 30, 0.004)) < 0.05);
  }

  @Test
  void likeTrialsAreInTheMiddle() {
    ReturnStatistics one = noise(1, 1, 0).getFirst();
    assertEquals(1, Overfitting.probability(List.of(one, one, one)));
    assertTrue(Double.isNaN(Overfitting.probability(List.of(one))));
  }

  @Test
  void theBestOfManyWorthlessTrialsIsDeflated() {
    List<ReturnStatistics> worthless = noise(3, 200, 0);
    double deflated = DeflatedSharpe.of(best(worthless), worthless, 200);
    assertTrue(deflated > 0.2 && deflated < 0.8, "about even: " + deflated);
    List<ReturnStatistics> edge = noise(3, 200, 0.004);
    assertTrue(DeflatedSharpe.of(best(edge), edge, 200) > 0.99);
    assertTrue(
        DeflatedSharpe.of(best(worthless), worthless, 100_000) < deflated,
        "what was tried before counts");
  }

  @Test
  void nothingIsSaidOfTrialsThatNeverTraded() {
    ReturnStatistics idle = ReturnStatistics.of(new double[500]);
    assertTrue(Double.isNaN(DeflatedSharpe.of(idle, List.of(idle, idle), 2)));
  }

  /// The worked example of the paper: 100 trials whose annual ratios have a variance of ½, 250 days
  /// a year; a daily ratio of 0.1132 is expected of the best.
  @Test
  void theExpectedBestIsThatOfThePaper() {
    assertEquals(0.1132, DeflatedSharpe.expectedBest(Math.sqrt(0.5 / 250), 100), 0.0001);
    assertEquals(1.959963985, DeflatedSharpe.quantile(0.975), 1e-9);
  }

  /// The same example: skew −3, kurtosis 10, 1250 days, annual ratio 2.5: 0.9004.
  @Test
  void theDeflatedRatioIsThatOfThePaper() {
    double ratio = 2.5 / Math.sqrt(250);
    double benchmark = DeflatedSharpe.expectedBest(Math.sqrt(0.5 / 250), 100);
    double spread = 1 + 3 * ratio + (7.0 + 2) / 4 * ratio * ratio;
    assertEquals(
        0.9004, Sample.normal((ratio - benchmark) * Math.sqrt(1249) / Math.sqrt(spread)), 0.0005);
  }
}
