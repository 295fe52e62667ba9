package io.opentrade.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Studies, counts of backtests and what is held out, in the same file as the runs (see
/// [RunStore#studies]). Safe for use by many threads. Every method throws [StoreFailure] where the
/// database fails.
public final class StudyStore {
  private final Database database;
  private final InstantSource clock;

  StudyStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The newest study of that key, or a new one.
  public Study openOrCreate(String key, String document) {
    return database.write(
        connection -> {
          StudyTable table = new StudyTable(connection);
          Optional<Study> present = table.byKey(key);
          if (present.isPresent()) {
            return present.get();
          }
          Study study =
              new Study(table.nextId(clock.millis()), key, clock.instant(), "running", document);
          table.insert(study);
          return study;
        });
  }

  /// Says how far a study is.
  public void update(String id, String state, String document) {
    database.write(
        connection -> {
          new StudyTable(connection).update(id, state, document);
          return true;
        });
  }

  /// Keeps results, by their parameters, and counts the backtests that they took: both or neither,
  /// whenever the process ends.
  ///
  /// @param backtests of the strategy on the series
  public void keep(
      String study,
      Map<String, String> combinations,
      String strategy,
      String series,
      long backtests) {
    database.write(
        connection -> {
          StudyTable table = new StudyTable(connection);
          table.keep(study, combinations);
          return table.tried(strategy, series, backtests);
        });
  }

  /// All results of a study, by their parameters.
  public Map<String, String> combinations(String study) {
    return database.read(connection -> new StudyTable(connection).combinations(study));
  }

  /// The newest first.
  public List<Study> list(int limit) {
    return database.read(connection -> new StudyTable(connection).list(limit));
  }

  /// The study of that id, or the only one whose id begins or ends so, or the newest for `last`.
  public Optional<Study> find(String id) {
    return database.read(connection -> new StudyTable(connection).find(id));
  }

  /// Counts backtests of a strategy on a series.
  ///
  /// @param more may be 0, to look
  /// @return how many there are now
  public long tried(String strategy, String series, long more) {
    return database.write(connection -> new StudyTable(connection).tried(strategy, series, more));
  }

  /// What is held out of a market, if anything is.
  public Optional<Holdout> holdout(String market) {
    return holdouts().stream().filter(holdout -> holdout.market().equals(market)).findFirst();
  }

  /// What is held out, by market.
  public List<Holdout> holdouts() {
    return database.read(connection -> new HoldoutTable(connection).list());
  }

  /// Holds a market out from an instant on, in place of what was before.
  public void holdOut(String market, Instant from) {
    database.write(
        connection -> {
          new HoldoutTable(connection).lock(market, from.toEpochMilli(), clock.millis());
          return true;
        });
  }

  /// Holds nothing of a market out any more. Its uses stay.
  ///
  /// @return whether anything was
  public boolean release(String market) {
    return database.write(connection -> new HoldoutTable(connection).unlock(market));
  }

  /// Keeps that a strategy has read what was held out.
  public void use(String market, String strategy) {
    database.write(
        connection -> {
          new HoldoutTable(connection).use(market, strategy, clock.millis());
          return true;
        });
  }
}
