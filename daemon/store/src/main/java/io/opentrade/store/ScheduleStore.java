package io.opentrade.store;

import java.nio.file.Path;
import java.util.List;

/// Schedules and their runs (`schedules.db`). What was written outlives a power cut. Safe for use
/// by many threads. Every method throws [StoreFailure] where the database fails.
public final class ScheduleStore implements AutoCloseable {
  private final Database database;

  private ScheduleStore(Database database) {
    this.database = database;
  }

  /// Opens the file, made where missing.
  public static ScheduleStore open(Path file) {
    return open(file, StoreOptions.DEFAULT);
  }

  public static ScheduleStore open(Path file, StoreOptions options) {
    return new ScheduleStore(Database.open(file, "schedule", options, Database.Durability.FULL));
  }

  /// Keeps a new schedule.
  ///
  /// @param row whose id is given here, whatever it says
  /// @return its id; 0 where there is one of that name, which stays as it is
  public long add(ScheduleRow row) {
    return database.write(connection -> new ScheduleTable(connection).add(row));
  }

  /// All schedules in order of their names.
  public List<ScheduleRow> schedules() {
    return database.read(connection -> new ScheduleTable(connection).schedules());
  }

  /// Notes up to when it is decided what runs.
  public void considered(long id, long until) {
    database.write(connection -> new ScheduleTable(connection).considered(id, until));
  }

  /// Pauses a schedule or goes on with it.
  ///
  /// @param until nothing before then is made up for
  public void pause(long id, boolean paused, long until) {
    database.write(
        connection -> {
          new ScheduleTable(connection).considered(id, until);
          return new ScheduleTable(connection).pause(id, paused);
        });
  }

  /// Forgets a schedule and its runs.
  public void remove(long id) {
    database.write(connection -> new ScheduleTable(connection).remove(id));
  }

  /// Notes up to when it is decided what runs, together with the runs that follow from it: all or
  /// nothing.
  ///
  /// @param runs whose ids are given here, whatever they say
  /// @return the ids of the runs, in their order
  public List<Long> begin(long id, long until, List<ScheduledRunRow> runs) {
    return database.write(
        connection -> {
          new ScheduleTable(connection).considered(id, until);
          return new ScheduledRunTable(connection).add(runs);
        });
  }

  /// Keeps a run that the clock has not asked for.
  ///
  /// @param run whose id is given here, whatever it says
  /// @return its id
  public long begin(ScheduledRunRow run) {
    return database
        .write(connection -> new ScheduledRunTable(connection).add(List.of(run)))
        .getFirst();
  }

  /// Notes how a run fares.
  public void note(ScheduledRunRow run) {
    database.write(connection -> new ScheduledRunTable(connection).note(run));
  }

  /// The newest runs of a schedule, the newest first.
  public List<ScheduledRunRow> runs(long schedule, int most) {
    return database.read(connection -> new ScheduledRunTable(connection).newest(schedule, most));
  }

  /// The runs in a state, the oldest first.
  public List<ScheduledRunRow> inState(String state) {
    return database.read(connection -> new ScheduledRunTable(connection).inState(state));
  }

  /// Forgets all but the newest runs of a schedule.
  public void keepNewest(long schedule, int most) {
    database.write(connection -> new ScheduledRunTable(connection).keepNewest(schedule, most));
  }

  @Override
  public void close() {
    database.close();
  }
}
