package io.opentrade.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/// Whatever the bars are cut into and whatever comes later, a value has the same bits.
final class SameBitsTest {
  private static final Timeframe QUARTER = Timeframe.of("15m");
  private static final List<String> SERIES = List.of("", "", "trend", "twin");
  private static final int BARS = 300;

  @Property(tries = 300)
  void barByBarGivesTheBitsOfBatch(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    RandomExpressions some = new RandomExpressions(seed, SERIES);
    assertLiveIsBatch(TestCandles.random(seed, BARS), some.number(3), some.condition(4), seed);
  }

  @Property(tries = 300)
  void laterBarsChangeNothing(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    RandomExpressions some = new RandomExpressions(seed, SERIES);
    assertLaterBarsChangeNothing(
        TestCandles.random(seed, BARS), some.number(3), some.condition(4), seed, 5);
  }

  @Test
  void realCandlesGiveTheSameBitsEveryWay() throws IOException {
    Candles candles = TestCandles.real().slice(0, 3_000);
    RandomExpressions some = new RandomExpressions(11, SERIES);
    for (int run = 0; run < 10; run++) {
      assertLiveIsBatch(candles, some.number(3), some.condition(4), run);
    }
    assertLaterBarsChangeNothing(candles, some.number(3), some.condition(4), 1, 50);
    assertLaterBarsChangeNothing(candles, some.number(2), some.condition(3), 2, 50);
  }

  private static void assertLiveIsBatch(
      Candles main, Expression number, Expression condition, long seed) {
    Candles trends = Resampler.resample(main, QUARTER);
    Candles twins = twin(main, seed);
    Evaluator batch = new Evaluator(main, Map.of("trend", trends, "twin", twins), Map.of());
    LiveEvaluator live =
        new LiveEvaluator(
            main.timeframe(), Map.of("trend", QUARTER, "twin", TestCandles.FIVE_MINUTES), Map.of());
    double[] numbers = batch.numbers(number);
    Mask mask = batch.condition(condition);
    Random random = new Random(seed);
    int trend = 0;
    int twin = 0;
    for (int bar = 0; bar < main.size(); bar++) {
      trend = feed(live, "trend", trends, trend, main.closeTime(bar));
      twin = feed(live, "twin", twins, twin, main.closeTime(bar));
      live.append(Candle.of(main, bar));
      if (random.nextInt(3) > 0) {
        assertBits(numbers[bar], live.number(number), bar);
        assertEquals(mask.get(bar), live.condition(condition), "condition at bar " + bar);
      }
    }
  }

  private static int feed(LiveEvaluator live, String name, Candles candles, int from, long until) {
    int bar = from;
    while (bar < candles.size() && candles.closeTime(bar) <= until) {
      live.append(name, Candle.of(candles, bar++));
    }
    return bar;
  }

  private static void assertLaterBarsChangeNothing(
      Candles main, Expression number, Expression condition, long seed, int cuts) {
    Map<String, Candles> others =
        Map.of("trend", Resampler.resample(main, QUARTER), "twin", twin(main, seed));
    double[] numbers = new Evaluator(main, others, Map.of()).numbers(number);
    Mask mask = new Evaluator(main, others, Map.of()).condition(condition);
    Random random = new Random(seed);
    for (int cut = 0; cut < cuts; cut++) {
      int size = 1 + random.nextInt(main.size());
      for (double spike : new double[] {1e12, 1e300, 1e-9}) {
        Candles part = TestCandles.withSpike(main.slice(0, size), spike);
        Evaluator evaluator = new Evaluator(part, others, Map.of());
        double[] shorter = evaluator.numbers(number);
        Mask fewer = evaluator.condition(condition);
        for (int bar = 0; bar < size; bar++) {
          assertBits(numbers[bar], shorter[bar], bar);
          assertEquals(mask.get(bar), fewer.get(bar), "condition at bar " + bar);
        }
      }
    }
  }

  /// Other candles that begin with the main ones.
  private static Candles twin(Candles main, long seed) {
    Candles twin = TestCandles.random(seed + 1, main.size());
    long shift = main.time()[0] - twin.time()[0];
    Arrays.setAll(twin.time(), bar -> twin.time()[bar] + shift);
    return twin;
  }

  private static void assertBits(double expected, double actual, int bar) {
    assertEquals(
        Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), "number at bar " + bar);
  }
}
