package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Sizing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The largest drawdown and the yearly growth of recorded rows of returns, each row as the equity
/// of a run, measured by what measures the report. A day of these rows is one of 252 in a year of
/// 365.25 days. A return that is not a number counts as none.
final class ReturnVectorsTest {
  private static final Path FILE =
      Path.of(System.getProperty("opentrade.data", "absent"))
          .resolve("backtests/return_metric_vectors.json");
  private static final double YEAR = 365.25 * 86_400_000;
  private static final Instrument ANY =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 8);
  private static final Settings SETTINGS =
      new Settings(
          Money.of("100"), BigDecimal.ZERO, new Sizing.Percent(new BigDecimal(100)), false);

  private static SmallJson file() {
    assumeTrue(Files.exists(FILE), "no recorded data: set -Dopentrade.data");
    try {
      return new SmallJson(Files.readString(FILE));
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
  }

  /// The rows of a case, the references among its arguments resolved to returns.
  private static List<List<Object>> cases(String test) {
    Map<?, ?> all = (Map<?, ?>) file().value();
    Map<?, ?> inputs = (Map<?, ?>) Objects.requireNonNull(all.get("inputs"));
    Map<?, ?> tests = (Map<?, ?>) Objects.requireNonNull(all.get("cases"));
    List<List<Object>> rows = new ArrayList<>();
    for (Object row : (List<?>) Objects.requireNonNull(tests.get("TestStats." + test))) {
      rows.add(((List<?>) row).stream().map(each -> resolved(each, inputs)).toList());
    }
    assertTrue(!rows.isEmpty(), test);
    return rows;
  }

  private static Object resolved(Object argument, Map<?, ?> inputs) {
    if (!(argument instanceof Map<?, ?> map)) {
      return argument;
    }
    Object reference = map.get("ref");
    Map<?, ?> input = reference == null ? map : (Map<?, ?>) inputs.get(reference);
    return returns((List<?>) Objects.requireNonNull(Objects.requireNonNull(input).get("series")));
  }

  private static double[] returns(List<?> series) {
    return series.stream()
        .mapToDouble(each -> each instanceof Double number ? number : 0)
        .toArray();
  }

  private static Metrics measure(double[] returns, double periodsPerYear) {
    int bars = returns.length + 1;
    long[] time = new long[bars];
    double[] equity = new double[bars];
    equity[0] = 100;
    for (int i = 1; i < bars; i++) {
      time[i] = Math.round(i * YEAR / periodsPerYear);
      equity[i] = equity[i - 1] * (1 + returns[i - 1]);
    }
    Candles candles =
        new Candles(Timeframe.of("1d"), time, equity, equity, equity, equity, new double[bars]);
    Money end = new Money(new BigDecimal(equity[bars - 1]));
    Outcome outcome =
        new Outcome(
            List.of(),
            equity,
            end,
            end,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            0,
            0,
            new TreeMap<>(),
            List.of(),
            List.of(),
            RiskLog.EMPTY,
            AccountEnd.EMPTY);
    return Metrics.of(outcome, Market.of(candles, ANY), SETTINGS, 252);
  }

  private static double drawdown(double[] returns) {
    return 0.0 - measure(returns, 252).maxDrawdownPercent() / 100;
  }

  private static double growth(double[] returns) {
    return Objects.requireNonNull(measure(returns, 252).cagrPercent()) / 100;
  }

  @Test
  void maxDrawdown() {
    for (List<Object> row : cases("test_max_drawdown")) {
      double[] returns = (double[]) row.getFirst();
      if (returns.length == 0) {
        // No return, no bar: a run on nothing is refused before it could be measured.
        Candles none = Bars.of();
        assertEquals("NaN", row.getLast());
        assertThrows(IllegalArgumentException.class, () -> Market.of(none, ANY));
      } else {
        assertEquals((Double) row.getLast(), drawdown(returns), 1e-9, () -> row.toString());
      }
    }
  }

  @Test
  void addingToEachReturnNeverDeepensTheDrawdown() {
    for (List<Object> row : cases("test_max_drawdown_translation")) {
      double[] returns = (double[]) row.getFirst();
      double shift = (Double) row.getLast();
      assertTrue(drawdown(shifted(returns, shift)) >= drawdown(returns));
      assertTrue(drawdown(shifted(returns, -shift)) <= drawdown(returns));
    }
  }

  @Test
  void maxDrawdownInAWindowThatMoves() {
    for (List<Object> row : cases("test_roll_max_drawdown")) {
      double[] returns = (double[]) row.getFirst();
      int window = ((Double) row.get(1)).intValue();
      List<?> expected = (List<?>) row.getLast();
      assertEquals(Math.max(0, returns.length - window + 1), expected.size());
      for (int i = 0; i < expected.size(); i++) {
        double actual = drawdown(Arrays.copyOfRange(returns, i, i + window));
        assertEquals((Double) expected.get(i), actual, 5e-5);
      }
    }
  }

  @Test
  void cagr() {
    for (List<Object> row : cases("test_cagr")) {
      double[] returns = (double[]) row.getFirst();
      double periods = row.get(1).equals("yearly") ? 1 : 252;
      Double cagr = measure(returns, periods).cagrPercent();
      if (row.getLast().equals("NaN")) {
        assertNull(cagr);
      } else {
        double expected = (Double) row.getLast();
        assertEquals(expected, Objects.requireNonNull(cagr) / 100, expected * 1e-8);
      }
    }
  }

  @Test
  void addingToEachReturnRaisesTheGrowth() {
    for (List<Object> row : cases("test_cagr_translation")) {
      double[] returns = (double[]) row.getFirst();
      double shift = (Double) row.getLast();
      assertTrue(growth(shifted(returns, shift)) > growth(returns));
      assertTrue(growth(shifted(returns, -shift)) < growth(returns));
    }
  }

  @Test
  void missingReturnsLeaveAGrowth() {
    for (List<Object> row : cases("test_cagr_with_nan_inputs")) {
      assertNotNull(measure((double[]) row.getFirst(), 252).cagrPercent());
    }
  }

  @Test
  void noiseHardlyMovesTheGrowth() {
    for (List<Object> row : cases("test_cagr_noisy")) {
      double[] returns = ((double[]) row.getFirst()).clone();
      double[] noise = (double[]) row.getLast();
      double plain = growth(returns);
      for (int i = 0; i < returns.length; i++) {
        returns[i] += i < noise.length ? noise[i] : 0;
      }
      assertEquals(plain, growth(returns), 0.15 * (1 + Math.abs(plain)));
    }
  }

  private static double[] shifted(double[] returns, double shift) {
    return Arrays.stream(returns).map(each -> each + shift).toArray();
  }
}
