package io.opentrade.research.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Does numbered pieces of work side by side.
final class Parallel {
  private Parallel() {}

  /// One piece.
  interface Piece<T> {
    T of(int number) throws InterruptedException;
  }

  /// @param told how many are done, in order
  /// @return what came of each, in order
  /// @throws InterruptedException where the waiting thread is interrupted; nothing runs on then
  static <T> List<T> map(int count, int jobs, Piece<T> piece, IntConsumer told)
      throws InterruptedException {
    ExecutorService executor =
        Executors.newFixedThreadPool(
            jobs, Thread.ofPlatform().daemon().name("study-", 0).factory());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        int each = number;
        running.add(executor.submit(() -> piece.of(each)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(await(each));
        told.accept(results.size());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }

  /// The result, or the failure as it was thrown.
  static <T> T await(Future<T> running) throws InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case InterruptedException _ -> throw new InterruptedException();
        case RuntimeException cause -> throw cause;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }
}
