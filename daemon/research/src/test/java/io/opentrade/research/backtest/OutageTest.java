package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Seat;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Gaps;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.protocol.Warning;
import io.opentrade.research.candles.CandleFiles;
import io.opentrade.research.candles.ImportOptions;
import io.opentrade.research.candles.Source;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Positions held across the outage of 25 April 2021: from 04:01 to 08:45 there was no exchange.
class OutageTest {
  private static final long LAST = Instant.parse("2021-04-25T04:00:00Z").toEpochMilli();
  private static final long AGAIN = Instant.parse("2021-04-25T08:45:00Z").toEpochMilli();
  private static final double NONE = Double.NaN;

  private static Candles day(String pair) {
    Path folder = Path.of(System.getProperty("opentrade.data", "none"), "candles/binance-1m-2021");
    assumeTrue(Files.isDirectory(folder), "the recorded data is not there");
    Candles all =
        CandleFiles.read(
                new Source.OfFile(folder.resolve(pair + "-1m.csv.gz")),
                ImportOptions.DEFAULT,
                io.opentrade.research.candles.Progress.NONE)
            .candles();
    int from = all.indexAtOrAfter(Instant.parse("2021-04-25T00:00:00Z").toEpochMilli());
    return all.slice(
        from, all.indexAtOrAfter(Instant.parse("2021-04-26T00:00:00Z").toEpochMilli()));
  }

  private static Market market(String pair) {
    Instrument instrument =
        new Instrument(
            pair.replace('_', '/'), new BigDecimal("0.01"), new BigDecimal("0.00001"), 8);
    return Market.of(day(pair), instrument);
  }

  private static Settings settings() {
    return new Settings(
        Money.of("10000"), new BigDecimal("0.001"), new Sizing.Base(Quantity.of("1")), false);
  }

  private static Intent buy(double stop) {
    return new Intent.Enter(Direction.LONG, null, NONE, stop, NONE, NONE, "");
  }

  private static Seat seat(Market market, Decision... decisions) {
    return new Seat(market, 0, new ReplayStrategy(new DecisionLog(List.of(decisions))));
  }

  @Test
  void whatIsHeldAcrossItKeepsItsWorth() {
    Market market = market("ETH_USDT");
    Candles candles = market.candles();
    Outcome outcome =
        Backtest.run(
            List.of(seat(market, new Decision(9, List.of(buy(NONE))))),
            settings(),
            Progress.SILENT);
    int after = candles.indexAtOrAfter(AGAIN);
    assertEquals(AGAIN, candles.time()[after]);
    assertEquals(LAST, candles.time()[after - 1]);
    double[] equity = outcome.equity();
    // One coin, no fee in between: 2193.43 before, 2218.22 at the first close after.
    assertEquals(2218.22 - 2193.43, equity[after] - equity[after - 1], 1e-9);
    for (int bar = 11; bar < candles.size(); bar++) {
      double change = candles.close()[bar] - candles.close()[bar - 1];
      assertEquals(change, equity[bar] - equity[bar - 1], 1e-9);
    }
    assertEquals(284, Gaps.of(candles, 0).missing());
    List<Warning> warnings = Warnings.of(outcome, List.of(), List.of(market), false, List.of());
    assertTrue(
        warnings.stream()
            .anyMatch(
                each ->
                    each.code().equals("gaps")
                        && each.message().toString().contains("284 bars are missing in one gap")),
        warnings.toString());
  }

  @Test
  void noOrderIsFilledInItAndAStopThatItJumpedOverFillsAtTheFirstPrice() {
    Market eth = market("ETH_USDT");
    Market ltc = market("LTC_USDT");
    // LTC closed at 224.79 and opened again at 224.86; the stop of the short sale lies between.
    int before = eth.candles().indexAtOrAfter(LAST) - 1;
    int last = ltc.candles().indexAtOrAfter(AGAIN) - 1;
    Intent sell = new Intent.Enter(Direction.SHORT, null, NONE, 224.82, NONE, NONE, "");
    Outcome outcome =
        Backtest.run(
            List.of(
                seat(eth, new Decision(before - 5, List.of(buy(2170)))),
                seat(ltc, new Decision(last, List.of(buy(NONE)))),
                seat(ltc, new Decision(last - 1, List.of(sell)))),
            settings(),
            Progress.SILENT);
    for (Trade trade : outcome.trades()) {
      assertOutside(trade.entryTime());
      assertOutside(trade.exitTime());
    }
    Trade jumped =
        outcome.trades().stream()
            .filter(trade -> trade.side() == Direction.SHORT)
            .findFirst()
            .orElseThrow();
    assertEquals("stop", jumped.exitReason());
    assertEquals(AGAIN, jumped.exitTime());
    assertEquals(Price.of("224.86"), jumped.exitPrice());
    // What was decided at the last close before is done at the first open after.
    Trade bought =
        outcome.trades().stream()
            .filter(trade -> trade.side() == Direction.LONG && trade.symbol().equals("LTC/USDT"))
            .findFirst()
            .orElseThrow();
    assertEquals(AGAIN, bought.entryTime());
    assertEquals(Price.of("224.86"), bought.entryPrice());
  }

  private static void assertOutside(long time) {
    assertTrue(time <= LAST + 60_000 || time >= AGAIN, Instant.ofEpochMilli(time).toString());
  }
}
