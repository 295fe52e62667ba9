package io.opentrade.engine.backtest;

import io.opentrade.engine.backtest.SweepResult.Listener;
import io.opentrade.engine.backtest.SweepResult.Wanted;
import io.opentrade.engine.column.ColumnCache;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.GridEvaluator;
import io.opentrade.engine.column.SharedColumns;
import io.opentrade.engine.strategy.PlanException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs many combinations of parameters over one market. Each result equals that of a single run.
/// Combinations are worked on in groups whose columns fit into the memory that is allowed.
public final class Sweep {
  /// More would gain nothing: the columns that a group shares are then a small part of the work.
  private static final int LARGEST_GROUP = 512;

  private final SweepMarket market;
  private final Settings settings;
  private final Listener listener;
  private final long memory;
  private final SharedColumns shared;
  private final SweepMeasure measure;
  private volatile boolean cancelled;
  private int next;

  /// @param listener may be called from any thread of the executor
  public Sweep(SweepMarket market, Settings settings, Wanted wanted, Listener listener) {
    this(market, settings, wanted, listener, Runtime.getRuntime().maxMemory() / 4, null);
  }

  /// @param memory bytes that all columns may take together
  /// @param shared indicator columns over the same series that others computed and will use; null
  ///     for none
  public Sweep(
      SweepMarket market,
      Settings settings,
      Wanted wanted,
      Listener listener,
      long memory,
      @Nullable SharedColumns shared) {
    this.market = market;
    this.settings = settings;
    this.listener = listener;
    this.memory = memory / 2;
    this.shared = shared == null ? new ColumnCache(memory / 2).over(names(market)) : shared;
    this.measure = new SweepMeasure(market, settings, wanted, () -> !cancelled);
  }

  /// Names of series for a cache that lives as long as the sweep.
  private static List<String> names(SweepMarket market) {
    return IntStream.rangeClosed(0, market.others().size()).mapToObj(Integer::toString).toList();
  }

  /// Runs all combinations; waits for the last.
  ///
  /// @param executor runs `jobs` tasks at once
  /// @param jobs how many groups are worked on at the same time, at least one
  /// @return one result a combination, in their order
  /// @throws CancellationException where the listener says to stop; it was told of all that is done
  /// @throws IllegalArgumentException as a single run
  public List<SweepResult> run(List<Combination> combinations, Executor executor, int jobs) {
    Backtest.require(Markets.of(market.market()), settings);
    SweepResult[] results = new SweepResult[combinations.size()];
    int workers = Math.max(1, Math.min(jobs, combinations.size()));
    int group = Math.min(LARGEST_GROUP, (combinations.size() + workers - 1) / workers);
    next = 0;
    List<CompletableFuture<Void>> tasks = new ArrayList<>();
    for (int job = 0; job < workers; job++) {
      tasks.add(
          CompletableFuture.runAsync(
              () -> work(combinations, group, memory / workers, results), executor));
    }
    join(tasks);
    if (cancelled) {
      throw new CancellationException("the sweep was cancelled");
    }
    return Arrays.asList(results);
  }

  private void join(List<CompletableFuture<Void>> tasks) {
    try {
      CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof CancellationException) {
        return;
      }
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private void work(
      List<Combination> combinations, int group, long allowed, SweepResult[] results) {
    int from = take(group);
    while (from < results.length && !cancelled) {
      int to = Math.min(results.length, from + group);
      while (from < to && !cancelled) {
        from = together(combinations, from, to, allowed, results);
      }
      from = take(group);
    }
  }

  /// The first of the next so many combinations.
  private synchronized int take(int group) {
    int first = next;
    next += group;
    return first;
  }

  /// Works on as many combinations as the memory allows.
  ///
  /// @return the first that was not among them
  private int together(
      List<Combination> combinations, int from, int to, long allowed, SweepResult[] results) {
    GridEvaluator grid =
        GridEvaluator.forLongWork(market.market().candles(), market.others(), shared);
    List<Integer> places = new ArrayList<>();
    int next = from;
    while (next < to && (grid.size() == 0 || bytes(grid) < allowed)) {
      Combination combination = combinations.get(next);
      try {
        grid.add(combination.plan(), combination.parameters());
        places.add(next);
      } catch (PlanException impossible) {
        done(next, new SweepResult.Impossible(reason(combination, impossible)), results);
      }
      next++;
    }
    if (measure.glances()) {
      glance(grid, places.stream().map(combinations::get).toList(), places, results);
    } else {
      grid.run(() -> !cancelled);
      for (int i = 0; i < grid.size() && !cancelled; i++) {
        done(places.get(i), measure.whole(grid.signals(i), grid.warmup(i)), results);
      }
    }
    return next;
  }

  private long bytes(GridEvaluator grid) {
    return measure.glances() ? grid.bytesByTile() : grid.bytes();
  }

  /// Trades each combination over a tile as soon as it has decided, and keeps no signals.
  private void glance(
      GridEvaluator grid, List<Combination> group, List<Integer> places, SweepResult[] results) {
    GlanceGroup desk = measure.group();
    List<@Nullable SweepGlance> glances = new ArrayList<>();
    group.forEach(combination -> glances.add(desk.begin(combination.plan())));
    grid.run(
        () -> !cancelled,
        (i, decisions, first, end) -> {
          SweepGlance glance = glances.get(i);
          if (glance != null) {
            glance.advance(decisions, first, end);
          }
        });
    for (int i = 0; i < group.size() && !cancelled; i++) {
      SweepGlance glance = glances.get(i);
      SweepResult.Measured seen = glance == null ? null : glance.end();
      done(places.get(i), seen != null ? seen : whole(group.get(i)), results);
    }
  }

  /// What the kernel cannot do, or not in longs.
  private SweepResult.Measured whole(Combination combination) {
    Evaluator evaluator =
        new Evaluator(market.market().candles(), market.others(), combination.parameters(), shared);
    return measure.whole(evaluator.signals(combination.plan()), evaluator.warmup());
  }

  /// In the words of a single run, which knows the names of the parameters.
  private String reason(Combination combination, PlanException otherwise) {
    try {
      Evaluator evaluator =
          new Evaluator(market.market().candles(), market.others(), combination.parameters());
      var _ = evaluator.signals(combination.plan());
      return String.valueOf(otherwise.getMessage());
    } catch (PlanException impossible) {
      return String.valueOf(impossible.getMessage());
    }
  }

  private synchronized void done(int index, SweepResult result, SweepResult[] results) {
    results[index] = result;
    if (!cancelled && !listener.done(index, result)) {
      cancelled = true;
    }
  }
}
