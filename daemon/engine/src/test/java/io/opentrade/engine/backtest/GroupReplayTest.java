package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What one strategy decided about several markets gives the same outcome once more.
final class GroupReplayTest {
  private static final Settings SETTINGS =
      new Settings(
          Money.of("10000"), new BigDecimal("0.001"), new Sizing.Equity(BigDecimal.TEN), true);

  private static Candles walk(int bars, long seed) {
    Random random = new Random(seed);
    Candles flat = Bars.flat(new double[bars]);
    double last = 100;
    for (int bar = 0; bar < bars; bar++) {
      double next = Math.max(1, Math.round((last + random.nextGaussian()) * 100) / 100.0);
      flat.open()[bar] = last;
      flat.close()[bar] = next;
      flat.high()[bar] = Math.max(last, next) + 0.5;
      flat.low()[bar] = Math.min(last, next) - 0.5;
      last = next;
    }
    return flat;
  }

  private static Market market(String symbol, Candles candles) {
    return Market.of(candles, new Instrument(symbol, new BigDecimal("0.01"), BigDecimal.ONE, 8));
  }

  /// Of another length of bars, with a late beginning, and with an early end.
  private static Markets markets() {
    Candles fine = walk(300, 1);
    long bar = fine.timeframe().millis();
    Candles coarse = Resampler.resample(walk(300, 2), new Timeframe(bar * 4));
    return Markets.of(
        List.of(
            market("A/Y", fine),
            market("B/Y", coarse),
            market("C/Y", walk(300, 3).slice(100, 300)),
            market("D/Y", walk(300, 4).slice(0, 200))));
  }

  /// Says anything at any time about any market, whether its bar has closed or not.
  private static GroupStrategy erratic(long seed, List<OrderNews> heard) {
    Random random = new Random(seed);
    return new GroupStrategy() {
      @Override
      public List<List<Intent>> onBars(GroupView view) {
        List<List<Intent>> said = new ArrayList<>();
        for (int market = 0; market < 4; market++) {
          heard.addAll(view.news(market));
          said.add(intents(random, view.positionQuantity(market)));
        }
        return said;
      }

      @Override
      public boolean listens() {
        return true;
      }
    };
  }

  private static List<Intent> intents(Random random, double held) {
    return switch (random.nextInt(12)) {
      case 0 -> List.of(Intent.Enter.atMarket(Direction.LONG, null, "a"));
      case 1 -> List.of(Intent.Enter.atMarket(Direction.SHORT, null, "b"));
      case 2 -> List.of(new Intent.Close(null, held > 0 ? "long" : ""));
      case 3 ->
          List.of(
              new Intent.Enter(
                  Direction.LONG, null, 90 + random.nextInt(20), 80, 120, Double.NaN, "limit"));
      default -> List.of();
    };
  }

  @Test
  void whatWasRecordedGivesTheSame() {
    for (long seed = 0; seed < 20; seed++) {
      Markets markets = markets();
      List<OrderNews> heard = new ArrayList<>();
      RecordingGroup recording = new RecordingGroup(markets, erratic(seed, heard));
      Outcome first = Backtest.run(markets, SETTINGS, recording, Progress.SILENT);
      ReplayGroup replay = new ReplayGroup(markets, recording.logs());
      RecordingGroup again = new RecordingGroup(markets, replay);
      Outcome second = Backtest.run(markets, SETTINGS, again, Progress.SILENT);
      assertTrue(first.trades().size() > 10 && !heard.isEmpty(), "seed " + seed);
      assertEquals(first.trades(), second.trades());
      assertEquals(first.endEquity(), second.endEquity());
      assertEquals(first.refusals(), second.refusals());
      assertArrayEquals(first.equity(), second.equity());
      assertEquals(recording.logs(), again.logs());
    }
  }

  @Test
  void rulesOfAMarketHoldForWhatIsSaidOfIt() {
    Markets markets = markets();
    GroupStrategy inner = erratic(5, new ArrayList<>());
    RuledGroup plain = new RuledGroup(4, erratic(5, new ArrayList<>()), (_, strategy) -> strategy);
    RuledGroup sized =
        new RuledGroup(
            4,
            erratic(5, new ArrayList<>()),
            (number, strategy) ->
                new RangeSizing(strategy, markets.all().get(number).candles(), BigDecimal.ONE, 5));
    Outcome first = Backtest.run(markets, SETTINGS, inner, Progress.SILENT);
    assertEquals(first.trades(), Backtest.run(markets, SETTINGS, plain, Progress.SILENT).trades());
    RecordingGroup recording = new RecordingGroup(markets, sized);
    Outcome _ = Backtest.run(markets, SETTINGS, recording, Progress.SILENT);
    boolean risk =
        recording.logs().getFirst().decisions().stream()
            .flatMap(decision -> decision.intents().stream())
            .anyMatch(
                intent ->
                    intent instanceof Intent.Enter enter && enter.sizing() instanceof Sizing.Risk);
    assertTrue(risk);
  }

  @Test
  void decisionsOfOtherMarketsAreRefused() {
    List<DecisionLog> one = List.of(new DecisionLog(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new ReplayGroup(markets(), one));
  }
}
