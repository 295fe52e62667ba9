package io.opentrade.research.study;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Requests;
import io.opentrade.research.backtest.Trials;
import io.opentrade.store.StudyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Works a search off: trades what it names, keeps every result as it comes, and knows those that
/// were kept before.
final class Exploration {
  private static final long KEEP_EVERY_NANOS = 1_000_000_000L;

  /// Nobody reads faster, and telling takes about as long as trading a combination.
  private static final long TELL_EVERY_NANOS = 50_000_000L;

  private final String id;
  private final StudyStore store;
  private final Evaluation evaluation;
  private final Objective objective;
  private final List<Constraint> constraints;
  private final Map<String, Result> results = new LinkedHashMap<>();
  private final Map<String, String> unkept = new LinkedHashMap<>();
  private final @Nullable Screening screening;
  private boolean counted;
  private long keptAt = System.nanoTime();
  private long toldAt = keptAt - TELL_EVERY_NANOS;
  private double best = Double.NaN;
  private String bestAt = "";

  /// @param screening that chose what is measured, if any
  /// @param known results that were kept before
  Exploration(
      String id,
      StudyStore store,
      Evaluation evaluation,
      Objective objective,
      List<Constraint> constraints,
      @Nullable Screening screening,
      Map<String, String> known) {
    this.id = id;
    this.store = store;
    this.evaluation = evaluation;
    this.objective = objective;
    this.constraints = constraints;
    this.screening = screening;
    this.counted = !known.isEmpty();
    known.forEach((key, text) -> results.put(key, Evaluation.read(text)));
  }

  /// @param total how many results there will be
  /// @throws InterruptedException where it was stopped; what is done is kept
  void run(Search search, int total, int jobs, Progress progress) throws InterruptedException {
    ExecutorService executor =
        Executors.newFixedThreadPool(
            jobs, Thread.ofPlatform().daemon().name("study-", 0).factory());
    try {
      int named = 0;
      for (List<int[]> batch = search.next(); !batch.isEmpty(); batch = search.next()) {
        trade(batch, named, total, jobs, executor, progress);
        for (int[] point : batch) {
          search.told(point, score(results.get(evaluation.space().key(point))));
        }
        named += batch.size();
      }
    } finally {
      executor.shutdownNow();
      keep();
    }
  }

  private void trade(
      List<int[]> batch,
      int named,
      int total,
      int jobs,
      ExecutorService executor,
      Progress progress)
      throws InterruptedException {
    Map<String, int[]> fresh = new LinkedHashMap<>();
    for (int[] point : batch) {
      String key = evaluation.space().key(point);
      if (!results.containsKey(key)) {
        fresh.putIfAbsent(key, point);
      }
    }
    List<Callable<Result>> work = evaluation.of(List.copyOf(fresh.values()), jobs);
    Map<String, Future<Result>> running = new LinkedHashMap<>();
    for (String key : fresh.keySet()) {
      running.put(key, executor.submit(work.get(running.size())));
    }
    int done = named;
    for (Map.Entry<String, Future<Result>> each : running.entrySet()) {
      took(each.getKey(), Parallel.await(each.getValue()));
      tell(Math.min(++done, total), total, progress);
    }
  }

  private void tell(int done, int total, Progress progress) {
    long now = System.nanoTime();
    if (done == total || now - toldAt >= TELL_EVERY_NANOS) {
      toldAt = now;
      progress.at(new Progress.Step(done, total, "combinations", new ForeignText(bestSoFar())));
    }
  }

  private void took(String key, Result result) {
    results.put(key, result);
    unkept.put(key, Requests.print(result));
    double score = score(result);
    if (score > best || Double.isNaN(best)) {
      best = score;
      bestAt = Double.isNaN(score) ? "" : key;
    }
    if (System.nanoTime() - keptAt > KEEP_EVERY_NANOS) {
      keep();
    }
  }

  private void keep() {
    boolean interrupted = Thread.interrupted(); // what is done is done
    if (!unkept.isEmpty()) {
      Trials trials = evaluation.trials();
      store.keep(id, unkept, trials.strategy(), trials.series(), backtests());
      counted = true;
      unkept.clear();
    }
    keptAt = System.nanoTime();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// How many backtests there were since something was kept: what is measured after a glance at all
  /// was tried by that glance, which is counted with the first of it.
  private long backtests() {
    return screening == null ? unkept.size() : counted ? 0 : screening.seen();
  }

  private String bestSoFar() {
    return bestAt.isEmpty()
        ? ""
        : "best %s %.4g at %s"
            .formatted(
                objective.name(),
                objective.minimised() ? -best : best,
                bestAt.replaceAll("[{}\"]", "").replace(',', ' '));
  }

  private double score(@Nullable Result result) {
    return result == null ? Double.NaN : Ranking.score(result, objective, constraints);
  }

  /// All results by their parameters.
  Map<String, Result> results() {
    return results;
  }
}
