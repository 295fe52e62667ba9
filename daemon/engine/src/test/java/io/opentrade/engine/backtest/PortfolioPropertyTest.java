package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Signals;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What must hold for any markets that share an account.
final class PortfolioPropertyTest {
  private static final Comparator<Trade> ORDER =
      Comparator.comparing(Trade::symbol)
          .thenComparingLong(Trade::entryTime)
          .thenComparingLong(Trade::exitTime);

  /// Where no one's cash is in the way of another, each trades as if alone.
  @Property(tries = 100)
  void strangersDoNotDisturbEachOther(@ForAll long seed) {
    Setting setting = new Setting(seed);
    Sizing size = new Sizing.Base(Quantity.of("1"));
    setting.unsized();
    List<String> together = lines(run(setting, setting.seats(), rich(size)));
    List<String> alone = new ArrayList<>();
    for (Seat seat : setting.seats()) {
      alone.addAll(lines(Backtest.run(List.of(seat), rich(size), Progress.SILENT)));
    }
    // One that ends before the others is closed at its end.
    together.removeIf(line -> line.contains("delisted"));
    alone.removeIf(line -> line.contains("open") && !together.contains(line));
    assertEquals(alone.stream().sorted().toList(), together.stream().sorted().toList());
  }

  @Property(tries = 200)
  void moneyIsConservedAndReplaysAreBitEqual(@ForAll long seed) {
    Setting setting = new Setting(seed);
    List<RecordingStrategy> recordings = new ArrayList<>();
    List<Seat> seats = new ArrayList<>();
    for (Seat seat : setting.seats()) {
      RecordingStrategy recording = new RecordingStrategy(seat.strategy());
      recordings.add(recording);
      seats.add(new Seat(seat.market(), seat.number(), recording));
    }
    Settings settings = setting.settings();
    Outcome outcome = run(setting, seats, settings);
    Money sum = settings.cash();
    for (Trade trade : outcome.trades()) {
      sum = sum.plus(trade.profit());
    }
    assertEquals(outcome.endEquity(), sum);
    List<Seat> replayed = new ArrayList<>();
    for (int i = 0; i < seats.size(); i++) {
      Seat seat = seats.get(i);
      replayed.add(
          new Seat(seat.market(), seat.number(), new ReplayStrategy(recordings.get(i).log())));
    }
    Outcome again = run(setting, replayed, settings);
    assertEquals(outcome.trades(), again.trades());
    assertArrayEquals(outcome.equity(), again.equity());
    assertEquals(outcome.refusals(), again.refusals());
  }

  @Property(tries = 200)
  void cashIsNeverSpentTwice(@ForAll long seed) {
    Setting setting = new Setting(seed);
    List<Seat> seats =
        setting.seats().stream()
            .map(seat -> new Seat(seat.market(), seat.number(), longOnly(seat.strategy())))
            .toList();
    Settings settings = setting.settings();
    Outcome outcome = run(setting, seats, settings);
    for (Holding holding : outcome.holdings()) {
      assertTrue(holding.cash().signum() >= 0, () -> "cash " + holding.cash());
      long open = holding.quantities().stream().filter(each -> each.signum() != 0).count();
      assertTrue(open <= settings.sharing().mostTrades());
    }
  }

  private static Strategy longOnly(Strategy strategy) {
    return (View view) ->
        strategy.onBar(view).stream()
            .filter(
                intent ->
                    !(intent instanceof Intent.Enter enter)
                        || enter.direction() == io.opentrade.engine.strategy.Direction.LONG)
            .toList();
  }

  private static Outcome run(Setting setting, List<Seat> seats, Settings settings) {
    assertTrue(seats.size() == setting.markets.size());
    return Backtest.run(seats, settings, Progress.SILENT);
  }

  private static Settings rich(Sizing size) {
    return new Settings(Money.of("100000000"), new BigDecimal("0.001"), size, false);
  }

  private static List<String> lines(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    outcome.trades().stream()
        .sorted(ORDER)
        .forEach(
            trade ->
                lines.add(
                    "%s %s %d %s to %d %s %s %s %s"
                        .formatted(
                            trade.symbol(),
                            trade.quantity(),
                            trade.entryTime(),
                            trade.entryPrice(),
                            trade.exitTime(),
                            trade.exitPrice(),
                            trade.profit(),
                            trade.exitReason(),
                            trade.mae())));
    return lines;
  }

  /// Two to four markets of different length, on one grid of time.
  private static final class Setting {
    private final List<Market> markets = new ArrayList<>();
    private final List<Signals> signals = new ArrayList<>();
    private final Settings settings;

    Setting(long seed) {
      Random random = new Random(seed);
      int count = 2 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        Scenario scenario = Scenario.of(random.nextLong());
        Market market = scenario.market();
        Instrument was = market.instrument();
        Instrument named = new Instrument("M" + i + "/Y", was.tick(), was.lot(), was.moneyScale());
        markets.add(new Market(market.candles(), named, market.from(), market.firstDecision()));
        signals.add(scenario.signals());
      }
      settings =
          new Settings(
              Money.of("10000"),
              new BigDecimal("0.001"),
              new Sizing.Equity(BigDecimal.valueOf(10 + random.nextInt(90))),
              random.nextBoolean(),
              FillModel.PLAIN,
              new Sharing(1 + random.nextInt(count), List.of()));
    }

    /// A strategy is for one run.
    List<Seat> seats() {
      List<Seat> seats = new ArrayList<>();
      for (int i = 0; i < markets.size(); i++) {
        seats.add(new Seat(markets.get(i), 0, new SignalStrategy(signals.get(i))));
      }
      return seats;
    }

    /// Every entry has the run's size.
    void unsized() {
      signals.replaceAll(
          each ->
              new Signals(
                  each.enterLong(),
                  each.exitLong(),
                  each.enterShort(),
                  each.exitShort(),
                  null,
                  each.limit(),
                  each.stop(),
                  each.takeProfit(),
                  each.trail(),
                  null,
                  each.entryTag(),
                  each.exitTag()));
    }

    Settings settings() {
      return settings;
    }
  }
}
