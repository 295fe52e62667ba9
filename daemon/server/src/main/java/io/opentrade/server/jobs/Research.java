package io.opentrade.server.jobs;

import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import org.jspecify.annotations.Nullable;

/// Where the heavy requests are answered: the research process.
public interface Research {
  /// Hands the request over and waits; an interrupt of the thread cancels the work there.
  ///
  /// @throws io.opentrade.protocol.RequestFailed where it cannot be fulfilled, also where the
  ///     process ends before it answers
  <R> R call(Request<R> request, Progress progress) throws InterruptedException;

  /// What it is doing, from memory.
  State state();

  /// @param word `stopped`, `idle` or `busy`
  /// @param pid null where it does not run
  record State(String word, @Nullable Long pid) {}
}
