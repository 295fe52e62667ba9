package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Combination;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Sweep;
import io.opentrade.engine.backtest.SweepMarket;
import io.opentrade.engine.backtest.SweepResult;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.ColumnCache;
import io.opentrade.engine.column.SharedColumns;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.ParameterValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/// A strategy of signals that is glanced at with very many sets of parameters: how often each
/// trades, what it earns and how far it falls, and nothing else. For one thread.
public final class Glances {
  /// Which part of the memory columns may take together.
  private static final int SHARE = 8;

  private final Trials trials;
  private final Map<String, Candles> others;
  private final SharedColumns whole;
  private final Map<Integer, SharedColumns> beginnings = new HashMap<>();

  /// @param whole columns over all candles
  Glances(Trials trials, Map<String, Candles> others, SharedColumns whole) {
    this.trials = trials;
    this.others = others;
    this.whole = whole;
  }

  /// A stretch of bars, flat at its beginning; earlier bars are warm-up.
  ///
  /// @param from the first of them, of the market's candles
  /// @param to the bar after its last
  public record Stretch(int from, int to) {}

  /// @param changes each as for [Trials#decide]
  /// @param executor runs `jobs` tasks at once
  /// @return one a set, in their order
  public List<SweepResult> of(
      List<Map<String, ParameterValue>> changes,
      Stretch stretch,
      SweepResult.Wanted wanted,
      Executor executor,
      int jobs)
      throws InterruptedException {
    SweepResult[] results = new SweepResult[changes.size()];
    List<Combination> combinations = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < results.length; place++) {
      try {
        combinations.add(trials.combination(changes.get(place)));
        places.add(place);
      } catch (RequestFailed refused) {
        results[place] = impossible(refused);
      }
    }
    List<SweepResult> found = sweep(combinations, stretch, wanted, executor, jobs);
    for (int i = 0; i < found.size(); i++) {
      results[places.get(i)] = found.get(i);
    }
    return List.of(results);
  }

  private static SweepResult impossible(RequestFailed refused) {
    if (refused.failure().kind() != FailureKind.FAILED) {
      throw refused;
    }
    return new SweepResult.Impossible(refused.failure().message());
  }

  private List<SweepResult> sweep(
      List<Combination> combinations,
      Stretch stretch,
      SweepResult.Wanted wanted,
      Executor executor,
      int jobs)
      throws InterruptedException {
    Market market = trials.stretch(stretch.from(), stretch.to());
    SweepMarket sweep = new SweepMarket(market, others, trials.periodsPerYear());
    Thread waiting = Thread.currentThread();
    try {
      return new Sweep(
              sweep,
              trials.settings(),
              wanted,
              (_, _) -> !waiting.isInterrupted(),
              memory(),
              columns(stretch.to()))
          .run(combinations, executor, jobs);
    } catch (CancellationException _) {
      throw new InterruptedException();
    }
  }

  /// Those of a beginning are shorter than those of the whole.
  private SharedColumns columns(int to) {
    if (to == trials.market().candles().size()) {
      return whole;
    }
    List<String> names =
        IntStream.rangeClosed(0, others.size()).mapToObj(Integer::toString).toList();
    return beginnings.computeIfAbsent(to, _ -> new ColumnCache(memory()).over(names));
  }

  private static long memory() {
    return Runtime.getRuntime().maxMemory() / SHARE;
  }
}
