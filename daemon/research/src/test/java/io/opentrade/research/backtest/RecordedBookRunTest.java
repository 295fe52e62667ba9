package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.sim.BookUse;
import io.opentrade.engine.sim.RecordedBook;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.research.candles.BookFiles;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// 200 ETH bought and sold through the recorded book of 8 August 2024. The averages were reckoned
/// by a script of a page over the same recording: 27 levels up, 54 down.
class RecordedBookRunTest {
  @Test
  void aLargeOrderWalksTheBookOfItsMoment() {
    Path file =
        Path.of(System.getProperty("opentrade.data", "none"))
            .resolve("orderbook/spot_ethusdt_20240808.jsonl.gz");
    assumeTrue(Files.exists(file), "the recorded data is not there");
    RecordedBook book = BookFiles.read(file, "ETH/USDT");
    Instrument instrument =
        new Instrument("ETH/USDT", new BigDecimal("0.01"), new BigDecimal("0.0001"), 8);
    Market market = new Market(candles(), instrument, 0, 0, null, null, null, book);
    Settings settings =
        new Settings(
            Money.of("1000000"),
            new BigDecimal("0.001"),
            new Sizing.Base(Quantity.of("200")),
            false);
    DecisionLog log =
        new DecisionLog(
            List.of(
                new Decision(5, List.of(Intent.Enter.atMarket(Direction.LONG, null, ""))),
                new Decision(15, List.of(new Intent.Close(null, "")))));
    Outcome outcome = Backtest.run(market, settings, new ReplayStrategy(log), Progress.SILENT);
    Trade trade = outcome.trades().getFirst();
    assertEquals(Quantity.of("200"), trade.quantity());
    assertEquals(Price.of("2684.65406181"), trade.entryPrice());
    assertEquals(Price.of("2680.86265239"), trade.exitPrice());
    assertEquals(new BookUse(27 + 54, 0), outcome.account().book());
  }

  /// Of ten seconds each; their prices do not matter where the book is known.
  private static Candles candles() {
    int bars = 20;
    long start = Instant.parse("2024-08-08T23:54:10Z").toEpochMilli();
    long[] time = new long[bars];
    Arrays.setAll(time, bar -> start + bar * 10_000L);
    double[] price = new double[bars];
    Arrays.fill(price, 2684);
    return new Candles(Timeframe.of("10s"), time, price, price, price, price, price);
  }
}
