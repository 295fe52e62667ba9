package io.opentrade.store;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The finished backtests on disk (`research.db`). May be opened by several processes at once; safe
/// for use by many threads. Every method throws [StoreFailure] where the database fails.
public final class RunStore implements AutoCloseable {
  private final Database database;
  private final InstantSource clock;

  /// A text that is kept while it is written: a run of many trades is long.
  @FunctionalInterface
  public interface Document {
    void write(Writer target) throws IOException;
  }

  private RunStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Opens the file, made where missing, brought to the present schema where older.
  public static RunStore open(Path file) {
    return open(file, StoreOptions.DEFAULT, InstantSource.system());
  }

  public static RunStore open(Path file, StoreOptions options, InstantSource clock) {
    return new RunStore(Database.open(file, "research", options), clock);
  }

  /// Studies and counts, kept in the same file.
  public StudyStore studies() {
    return new StudyStore(database, clock);
  }

  /// An id that no run has and that is greater than all ids before it, for a run that is about to
  /// be saved: the document can name itself.
  public String nextId() {
    return database.read(connection -> new RunTable(connection).nextId(clock.millis()));
  }

  /// Keeps a run under an id of [#nextId].
  ///
  /// @param document its JSON
  /// @param equityTime milliseconds since the epoch (UTC)
  /// @param facts shown in lists, in this order
  /// @param drawing what pages draw of it, as its maker wrote it; empty for nothing
  /// @return the run's summary; another id than asked for where that was taken in between
  public Run.Summary save(
      String id,
      String strategy,
      Map<String, String> facts,
      Document document,
      long[] equityTime,
      double[] equity,
      byte[] drawing) {
    byte[] packed = PackedText.of(document); // before the transaction: others wait for that
    return database.write(
        connection -> {
          RunTable table = new RunTable(connection);
          String free = table.exists(id) ? table.nextId(clock.millis()) : id;
          Run.Summary summary = new Run.Summary(free, clock.instant(), strategy, facts);
          table.insert(summary, packed, equityTime, equity);
          table.draw(free, drawing);
          return summary;
        });
  }

  /// The newest runs first, at most `limit`.
  public List<Run.Summary> list(int limit) {
    return database.read(connection -> new RunTable(connection).list(limit));
  }

  /// How many runs are kept.
  public long count() {
    return database.read(connection -> new RunTable(connection).count());
  }

  /// The run of that id, or the only one whose id begins or ends with the text.
  public Optional<Run> show(String id) {
    return database.read(connection -> new RunTable(connection).find(id));
  }

  /// What was kept to draw of the run of exactly that id; empty for nothing.
  public byte[] drawing(String id) {
    return database.read(connection -> new RunTable(connection).drawing(id));
  }

  /// Deletes all but the newest `keep` runs.
  ///
  /// @return how many were deleted
  public int prune(int keep) {
    return database.write(connection -> new RunTable(connection).prune(keep));
  }

  /// Waits for the write under way and marks the stop as clean.
  @Override
  public void close() {
    database.close();
  }
}
