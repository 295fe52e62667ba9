package io.opentrade.engine.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/// Many plans side by side, and columns that others computed, give the bits of one plan alone.
final class GridEvaluatorTest {
  private static final List<String> SERIES = List.of("", "", "trend");
  private static final int BARS = 5_000;

  @Property(tries = 60)
  void manyPlansGiveTheBitsOfEach(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Candles main = TestCandles.random(seed, BARS);
    Map<String, Candles> others = Map.of("trend", Resampler.resample(main, Timeframe.of("15m")));
    SharedColumns shared = new ColumnCache(1 << 24).over(List.of("a", "b"));
    List<Plan> plans = plans(seed);
    for (int round = 0; round < 2; round++) {
      GridEvaluator grid = new GridEvaluator(main, others, round == 0 ? null : shared);
      plans.forEach(plan -> grid.add(plan, Map.of()));
      grid.run(() -> true);
      for (int i = 0; i < plans.size(); i++) {
        // The second time with columns that evaluators left behind, and the other way round.
        Evaluator alone = new Evaluator(main, others, Map.of(), round == 0 ? null : shared);
        assertSame(alone.signals(plans.get(i)), grid.signals(i));
        assertEquals(alone.warmup(), grid.warmup(i));
        Evaluator fresh = new Evaluator(main, others, Map.of());
        assertSame(fresh.signals(plans.get(i)), grid.signals(i));
        assertEquals(fresh.warmup(), grid.warmup(i));
      }
    }
  }

  /// Told tile by tile, without keeping them, they are those that are kept.
  @Property(tries = 60)
  void decisionsToldByTileAreTheSignals(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Candles main = TestCandles.random(seed, BARS);
    Map<String, Candles> others = Map.of("trend", Resampler.resample(main, Timeframe.of("15m")));
    GridEvaluator grid = GridEvaluator.forLongWork(main, others, null);
    List<Plan> plans = plans(seed);
    List<long[]> enters = new ArrayList<>();
    List<long[]> exits = new ArrayList<>();
    for (Plan plan : plans) {
      grid.add(plan, Map.of());
      enters.add(new long[Mask.words(BARS)]);
      exits.add(new long[Mask.words(BARS)]);
    }
    grid.run(
        () -> true,
        (i, decisions, from, to) -> {
          for (int word = from >> 6; word <= (to - 1) >> 6; word++) {
            enters.get(i)[word] = decisions.enterLong()[word - decisions.base()];
            exits.get(i)[word] = decisions.exitLong()[word - decisions.base()];
            assertEquals(0, decisions.enterShort()[word - decisions.base()]);
          }
        });
    for (int i = 0; i < plans.size(); i++) {
      Signals alone = new Evaluator(main, others, Map.of()).signals(plans.get(i));
      assertEquals(alone.enterLong(), Mask.of(enters.get(i), BARS));
      assertEquals(alone.exitLong(), Mask.of(exits.get(i), BARS));
    }
  }

  /// Averages that are compared and nothing else are not kept, whatever they are compared with and
  /// whatever else is made of others.
  @Property(tries = 200)
  void whatIsOnlyComparedNeedNotBeKept(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Random random = new Random(seed);
    int bars = 100 + random.nextInt(900);
    Candles main = TestCandles.random(seed, bars);
    WordCompare compare = random.nextBoolean() ? WordCompare::scalar : WordCompare.fastest();
    GridEvaluator grid =
        new GridEvaluator(main, Map.of(), null, compare, 64 * (1 + random.nextInt(4)));
    List<Plan> plans = new ArrayList<>();
    List<double[]> stops = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      plans.add(comparing(random));
      grid.add(plans.get(i), Map.of());
      stops.add(new double[bars]);
    }
    List<Mask> enters = new ArrayList<>();
    plans.forEach(_ -> enters.add(Mask.empty(bars)));
    grid.run(
        () -> true,
        (i, decisions, from, to) -> {
          for (int word = from >> 6; word <= (to - 1) >> 6; word++) {
            enters.get(i).words()[word] = decisions.enterLong()[word - decisions.base()];
          }
          double[] stop = Objects.requireNonNull(decisions.stop());
          System.arraycopy(stop, from, stops.get(i), from, to - from);
        });
    for (int i = 0; i < plans.size(); i++) {
      Signals alone = new Evaluator(main, Map.of(), Map.of()).signals(plans.get(i));
      assertEquals(alone.enterLong(), enters.get(i));
      assertArrayEquals(Objects.requireNonNull(alone.stop()), stops.get(i));
    }
  }

  @Test
  void whatPassesByTakesATile() {
    Candles main = TestCandles.random(5, BARS);
    GridEvaluator grid = new GridEvaluator(main, Map.of(), null, WordCompare::scalar, 64);
    Expression fast = Columns.indicator("sma", Columns.CLOSE, 10);
    Expression slow = Columns.indicator("sma", Columns.CLOSE, 50);
    Expression cross = Columns.binary(Operator.CROSSES_ABOVE, fast, slow);
    grid.add(new Plan(Map.of(Role.ENTER_LONG, cross), "", "", Map.of()), Map.of());
    assertEquals(17L * BARS, grid.bytes());
    assertEquals(2 * 8L * 64, grid.bytesByTile());
    // A stop is read at bars long ago, and so is what is shifted.
    grid.add(new Plan(Map.of(Role.ENTER_LONG, cross, Role.STOP, fast), "", "", Map.of()), Map.of());
    assertEquals(8L * BARS + 8L * 64, grid.bytesByTile());
    Expression shifted = Columns.shift(slow, 3);
    Expression above = Columns.binary(Operator.GREATER, slow, shifted);
    grid.add(new Plan(Map.of(Role.ENTER_LONG, above), "", "", Map.of()), Map.of());
    assertEquals(3 * 8L * BARS, grid.bytesByTile());
    Expression before = Columns.shift(above, 1);
    grid.add(new Plan(Map.of(Role.ENTER_LONG, before), "", "", Map.of()), Map.of());
    assertEquals(grid.bytes(), grid.bytesByTile());
  }

  private static Plan comparing(Random random) {
    Expression enter =
        Columns.binary(
            random.nextBoolean() ? Operator.AND : Operator.OR,
            Columns.binary(comparison(random), average(random), average(random)),
            Columns.binary(comparison(random), average(random), other(random)));
    return new Plan(Map.of(Role.ENTER_LONG, enter, Role.STOP, other(random)), "", "", Map.of());
  }

  private static Operator comparison(Random random) {
    List<Operator> all =
        List.of(Operator.values()).stream()
            .filter(operator -> !operator.arithmetic() && !operator.logical())
            .toList();
    return all.get(random.nextInt(all.size()));
  }

  private static Expression average(Random random) {
    Expression of = random.nextBoolean() ? Columns.CLOSE : Columns.OPEN;
    return Columns.indicator("sma", of, 1 + random.nextInt(6) * 13);
  }

  private static Expression other(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Columns.CLOSE;
      case 1 -> Columns.shift(average(random), random.nextInt(70));
      case 2 -> Columns.binary(Operator.ADD, average(random), Columns.number(1));
      default -> average(random);
    };
  }

  @Test
  void aCacheIsUsedAndStaysWithinItsMemory() {
    Candles main = TestCandles.random(3, BARS);
    ColumnCache cache = new ColumnCache(5 * 8 * BARS);
    SharedColumns shared = cache.over(List.of("a"));
    Expression close = Columns.CLOSE;
    for (int length = 2; length < 20; length++) {
      Expression mean = Columns.indicator("sma", close, length);
      double[] first = new Evaluator(main, Map.of(), Map.of(), shared).numbers(mean);
      long before = cache.found();
      double[] second = new Evaluator(main, Map.of(), Map.of(), shared).numbers(mean);
      assertTrue(cache.found() > before);
      assertArrayEquals(first, second);
      assertTrue(cache.used() <= 5 * 8 * BARS);
    }
    Expression mean = Columns.indicator("sma", close, 19);
    long before = cache.found();
    var _ = new Evaluator(main, Map.of(), Map.of(), cache.over(List.of("b"))).numbers(mean);
    assertEquals(before, cache.found());
  }

  @Test
  void itIsCancelledBetweenTiles() {
    GridEvaluator grid = new GridEvaluator(TestCandles.random(1, BARS), Map.of(), null);
    Expression up = Columns.binary(Operator.GREATER, Columns.CLOSE, Columns.OPEN);
    grid.add(new Plan(Map.of(Role.ENTER_LONG, up), "", "", Map.of()), Map.of());
    assertThrows(CancellationException.class, () -> grid.run(() -> false));
  }

  private static List<Plan> plans(long seed) {
    RandomExpressions some = new RandomExpressions(seed, SERIES);
    List<Plan> plans = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      plans.add(
          new Plan(
              Map.of(
                  Role.ENTER_LONG, some.condition(4),
                  Role.EXIT_LONG, some.condition(3),
                  Role.STOP, some.number(3)),
              "",
              "",
              Map.of()));
    }
    return plans;
  }

  private static void assertSame(Signals expected, Signals actual) {
    assertEquals(expected.enterLong(), actual.enterLong());
    assertEquals(expected.exitLong(), actual.exitLong());
    assertEquals(expected.enterShort(), actual.enterShort());
    assertArrayEquals(expected.stop(), actual.stop());
  }
}
