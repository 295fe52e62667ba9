package io.opentrade.server.session;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The diaries of all strategies, opened as they are needed. Files are named by numbers: what
/// people call a strategy is no name for a file. Safe for use by many threads.
final class StrategyDiaries implements AutoCloseable {
  private final Path folder;
  private final InstantSource clock;
  private final Map<String, StrategyDiary> open = new ConcurrentHashMap<>();

  /// @param folder made where missing
  StrategyDiaries(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// Of the strategy with that number at an account.
  StrategyDiary of(Session session, int number) {
    return open.computeIfAbsent(
        session.account().name() + "-" + number, name -> StrategyDiary.open(folder, name, clock));
  }

  @Override
  public void close() {
    open.values().forEach(StrategyDiary::close);
  }
}
