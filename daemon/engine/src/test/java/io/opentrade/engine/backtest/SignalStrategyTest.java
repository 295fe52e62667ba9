package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Standing;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignalStrategyTest {
  private static final int BARS = 100;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # standing, from, next
          FLAT,       0,    10
          FLAT,       11,   30
          FLAT,       31,   none
          LONG,       0,    20
          LONG,       21,   30
          SHORT,      0,    10
          SHORT,      11,   40
          WAITING,    0,    10
          WAITING,    11,   20
          WAITING,    31,   40
          """)
  void speaksWhereItCanHaveAnEffect(Standing standing, int from, String next) {
    SignalStrategy strategy =
        new SignalStrategy(Signals.of(mask(10), mask(20), mask(30), mask(40)));
    int expected = next.equals("none") ? Integer.MAX_VALUE : Integer.parseInt(next);
    assertEquals(expected, strategy.nextBar(from, standing));
  }

  @Test
  void searchesAgainWhenItGoesBack() {
    SignalStrategy strategy = new SignalStrategy(Signals.of(mask(10, 50), mask(), mask(), mask()));
    assertEquals(50, strategy.nextBar(20, Standing.FLAT));
    assertEquals(10, strategy.nextBar(0, Standing.FLAT));
    assertEquals(50, strategy.nextBar(11, Standing.FLAT));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY})
  void aSizeThatIsNoneMakesTheEntryInvalid(double size) {
    Signals signals = signals(column(size), null, null);
    assertEquals(
        List.of(new Intent.Invalid(Direction.LONG, "the size is not a positive number")),
        new SignalStrategy(signals).onBar(view(0)));
  }

  @Test
  void anEntryBringsItsLeverage() {
    Intent entry = new SignalStrategy(signals(null, null, column(3))).onBar(view(0)).getFirst();
    assertEquals(3, ((Intent.Enter) entry).leverage());
    assertEquals(
        List.of(
            new Intent.Invalid(
                Direction.LONG, "the leverage has no value at the bar of the signal")),
        new SignalStrategy(signals(null, null, column(Double.NaN))).onBar(view(0)));
  }

  @Test
  void anEntryWithoutTheStopThatWasMeantIsInvalid() {
    assertEquals(
        List.of(
            new Intent.Invalid(Direction.LONG, "the stop has no value at the bar of the signal")),
        new SignalStrategy(signals(null, column(Double.NaN), null)).onBar(view(0)));
  }

  @Test
  void aSizedEntryNeverAdds() {
    SignalStrategy strategy = new SignalStrategy(signals(column(0.5), null, null));
    assertEquals(1, strategy.onBar(view(0)).size());
    assertEquals(0, strategy.onBar(view(3)).size());
    assertEquals(1, strategy.onBar(view(-3)).size());
  }

  @Test
  void aReversalCarriesTheExitTag() {
    Mask bar = mask(10);
    Signals signals =
        new Signals(mask(), mask(), bar, mask(), null, null, null, null, null, null, "in", "out");
    Intent enter =
        new Intent.Enter(
            Direction.SHORT, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "in");
    assertEquals(
        List.of(new Intent.Close(Direction.LONG, "out"), enter),
        new SignalStrategy(signals).onBar(view(3)));
    assertEquals(List.of(enter), new SignalStrategy(signals).onBar(view(0)));
  }

  private static Signals signals(
      double @Nullable [] size, double @Nullable [] stop, double @Nullable [] leverage) {
    return new Signals(
        mask(10), mask(), mask(), mask(), size, null, stop, null, null, leverage, "", "");
  }

  private static double[] column(double value) {
    double[] column = new double[BARS];
    java.util.Arrays.fill(column, value);
    return column;
  }

  private static Mask mask(Integer... bars) {
    Set<Integer> set = Set.of(bars);
    return Mask.of(BARS, set::contains);
  }

  private static Snapshot view(double held) {
    return new Snapshot(10, held, Double.NaN, 0, 0);
  }
}
