package io.opentrade.store;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The candles on disk (`candles.db`): series by name, each a row of columnar chunks with a hash of
/// its own. May be opened by several processes at once; safe for use by many threads. Every method
/// throws [StoreFailure] where the database fails.
public final class CandleStore implements AutoCloseable {
  /// Earlier and later than any bar: the whole series.
  public static final long ALWAYS_FROM = Long.MIN_VALUE;

  public static final long ALWAYS_TO = Long.MAX_VALUE;

  private final Database database;
  private final InstantSource clock;

  private CandleStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Opens the file, made where missing, brought to the present schema where older.
  public static CandleStore open(Path file) {
    return open(file, StoreOptions.DEFAULT, InstantSource.system());
  }

  public static CandleStore open(Path file, StoreOptions options, InstantSource clock) {
    return new CandleStore(Database.open(file, "candles", options), clock);
  }

  /// Whether the last stop was not clean: a process that had the file open was killed. Nothing that
  /// was committed is lost; the file has been checked.
  public boolean recovered() {
    return database.recovered();
  }

  /// Adds bars to a series (made where missing) in one transaction: all of it is kept or nothing.
  /// The result does not depend on the order in which parts are merged, conflicts aside.
  ///
  /// @param bars on the timeframe of the name, at least one
  /// @param facts what the bars tell of their market, kept in the same transaction; see
  ///     [InstrumentFacts#after]
  /// @param cancelled asked between chunks; true rolls back and throws `CANCELLED`
  public Merge merge(
      SeriesName name,
      Candles bars,
      Merge.OnConflict onConflict,
      @Nullable InstrumentFacts facts,
      BooleanSupplier cancelled) {
    if (bars.size() == 0 || !bars.timeframe().equals(name.timeframe())) {
      throw new IllegalArgumentException("bars of " + name + " are wanted, and at least one");
    }
    return database.write(
        connection -> {
          if (facts != null) {
            new InstrumentTable(connection).note(facts);
          }
          return new SeriesWriter(connection, name, clock.millis())
              .merge(bars, onConflict, cancelled);
        });
  }

  /// The bars that start at or after `from` and before `to` (milliseconds since the epoch, UTC);
  /// none of them is possible.
  ///
  /// @return empty where there is no such series
  public Optional<Candles> load(SeriesName name, long from, long to) {
    return database.read(connection -> new SeriesReader(connection).load(name, from, to));
  }

  /// The same, with up to `warmup` bars before `from`.
  public Optional<Stretch> load(SeriesName name, long from, long to, int warmup) {
    return database.read(
        connection -> new SeriesReader(connection).stretch(name, from, to, warmup));
  }

  /// The series of that name, told without reading its bars.
  public Optional<SeriesInfo> info(SeriesName name) {
    return database.read(connection -> new SeriesReader(connection).info(name));
  }

  /// All series in order of their names.
  public List<SeriesInfo> list() {
    return database.read(connection -> new SeriesReader(connection).list());
  }

  /// Deletes a series. Inferred facts of its market go with the last series of that market.
  ///
  /// @return whether there was one
  public boolean delete(SeriesName name) {
    return database.write(connection -> new SeriesWriter(connection, name, 0).delete());
  }

  /// What is known of the market that a series belongs to.
  public Optional<InstrumentFacts> facts(SeriesName name) {
    return database.read(
        connection -> new InstrumentTable(connection).find(name.symbol(), name.exchange()));
  }

  /// Notes facts of a market; what is known from a better origin stays.
  ///
  /// @return what holds now
  public InstrumentFacts note(InstrumentFacts facts) {
    return database.write(connection -> new InstrumentTable(connection).note(facts));
  }

  /// Waits for the write under way and marks the stop as clean.
  @Override
  public void close() {
    database.close();
  }
}
