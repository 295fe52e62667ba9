package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.okx.LoopbackOkxFutures;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a strategy over a future is told of its equity: cash, and what the position has gained, by
/// the worth of a contract.
@Timeout(30)
class StrategyEquityTest {
  private static final Timeframe MINUTE = Timeframe.of("1m");

  @TempDir Path folder;

  /// Notes how it stands, and wants nothing.
  private static final class Listening implements Decider {
    final List<Moment> moments = new ArrayList<>();

    @Override
    public void learn(int market, String series, Candle bar) {}

    @Override
    public int bars(int market) {
      return 1;
    }

    @Override
    public void begin(List<StrategyMemory.Kept> memory) {}

    @Override
    public Said decide(Moment moment) {
      moments.add(moment);
      return end();
    }

    @Override
    public Said end() {
      return new Said(List.of(List.of()), null, List.of(), 0);
    }

    @Override
    public void close() {}
  }

  @Test
  void aFutureAddsWhatItHasGained() throws Exception {
    Instrument contract =
        new Instrument(
            "BTC/USDT-PERP",
            new BigDecimal("0.1"),
            new BigDecimal("0.01"),
            8,
            new Contract.Linear(new BigDecimal("0.01")));
    try (FuturesStage stage = new FuturesStage(folder, "okx", contract, new LoopbackOkxFutures())) {
      stage.bought("2");
      Listening listening = new Listening();
      StrategyLine line =
          new StrategyLine(
              stage.bench.session,
              List.of(new StrategyLine.Place(0, MINUTE)),
              "strategy",
              listening,
              StrategyDiary.open(folder.resolve("diaries"), "equity", InstantSource.system()));
      line.begin();
      line.learn(0, "", new Candle(0, 60_000, 61_000, 60_000, 61_000, 1));
      line.decide(60_000, 60_000);
      Decider.Moment told = listening.moments.getFirst();
      // Two contracts are 0.02 BTC: 20 dollars gained, 0.60 paid as fee.
      assertEquals(100_019.4, told.equity(), 1e-6);
      assertEquals(2, told.markets().getFirst().quantity());
    }
  }
}
