package io.opentrade.research.study;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SignificanceRun;
import io.opentrade.research.backtest.Laboratory;
import io.opentrade.research.backtest.Trials;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Moves the trades of a run to random times and sees how often that does as well. Every trade
/// keeps its side and its length, and the pauses between trades keep theirs; both are put in random
/// order, so that trades never overlap and the time in the market stays the same.
public final class SignificanceJob {
  private static final int RUNS = 2000;
  private static final int LEAST = 5;

  private final Laboratory laboratory;

  public SignificanceJob(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  private record Held(int bars, int side) {}

  /// @throws RequestFailed where there are too few trades
  /// @throws InterruptedException where it was stopped
  public SignificanceRun.Reply run(SignificanceRun request, Progress progress)
      throws InterruptedException {
    int runs = Objects.requireNonNullElse(request.runs(), RUNS);
    long seed = Objects.requireNonNullElse(request.base().seed(), 0L);
    try (Trials trials = laboratory.open(request.base())) {
      Market market = trials.market();
      Outcome outcome =
          trials.decide(Map.of()).trade(market.from(), market.candles().size(), trials.settings());
      List<Held> held = new ArrayList<>();
      List<Integer> pauses = new ArrayList<>();
      part(outcome, market, held, pauses);
      if (held.size() < LEAST) {
        throw new RequestFailed(
            FailureKind.BAD_DATA,
            "%d ended trades are too few to move about".formatted(held.size()),
            "take a longer range; at least " + LEAST + " are wanted, and 30 say something");
      }
      double fee = trials.settings().feeRate().doubleValue();
      int begin = market.firstDecision();
      double real = made(market.candles(), begin, held, pauses, fee);
      double[] chances = new double[runs];
      int asGood = 0;
      Random random = new Random(seed);
      for (int run = 0; run < runs; run++) {
        Collections.shuffle(held, random);
        Collections.shuffle(pauses, random);
        chances[run] = made(market.candles(), begin, held, pauses, fee) * 100;
        asGood += chances[run] >= real * 100 ? 1 : 0;
        progress.at(new Progress.Step(run + 1, runs, "runs", new ForeignText("arranging")));
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException();
        }
      }
      return new SignificanceRun.Reply(
          OptimizeJob.subject(trials, market.from()),
          held.size(),
          runs,
          seed,
          real * 100,
          Spread.of(chances),
          (asGood + 1.0) / (runs + 1.0),
          trials.notes());
    }
  }

  /// Lengths of trades, and of the pauses before, between and after them.
  private static void part(Outcome outcome, Market market, List<Held> held, List<Integer> pauses) {
    int free = market.firstDecision();
    for (Trade trade : outcome.trades()) {
      int entry = market.candles().indexAtOrAfter(trade.entryTime());
      if (!trade.open() && entry >= free) {
        pauses.add(entry - free);
        held.add(new Held(trade.bars(), trade.side() == Direction.LONG ? 1 : -1));
        free = entry + trade.bars();
      }
    }
    pauses.add(Math.max(0, market.candles().size() - 1 - free));
  }

  /// From open to open with fees, all money in each trade.
  private static double made(
      Candles candles, int begin, List<Held> held, List<Integer> pauses, double fee) {
    double value = 1;
    int bar = begin;
    for (int i = 0; i < held.size(); i++) {
      int entry = bar + pauses.get(i);
      int exit = Math.min(candles.size() - 1, entry + held.get(i).bars());
      double change = candles.open()[exit] / candles.open()[entry] - 1;
      value *= Math.max(0, 1 + held.get(i).side() * change - 2 * fee);
      bar = exit;
    }
    return value - 1;
  }
}
