package io.opentrade.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the autopilot does and why (`autopilot.db`). What was written outlives a power cut. Safe
/// for use by many threads. Every method throws [StoreFailure] where the database fails.
public final class AutopilotStore implements AutoCloseable {
  private final Database database;

  private AutopilotStore(Database database) {
    this.database = database;
  }

  /// Opens the file, made where missing.
  public static AutopilotStore open(Path file) {
    return new AutopilotStore(
        Database.open(file, "autopilot", StoreOptions.DEFAULT, Database.Durability.FULL));
  }

  /// Keeps a new run.
  ///
  /// @param row whose id is given here, whatever it says
  /// @return its id; 0 where one is at work at that account
  public long begin(PilotRow row) {
    return database.write(connection -> new PilotTable(connection).add(row));
  }

  /// Every run that is not over, the oldest first.
  public List<PilotRow> atWork() {
    return database.read(connection -> new PilotTable(connection).atWork());
  }

  /// The newest run at an account, over or not.
  public Optional<PilotRow> newest(String account) {
    return database.read(connection -> new PilotTable(connection).newest(account));
  }

  /// Notes how a run fares.
  public void note(PilotRow row) {
    database.write(connection -> new PilotTable(connection).note(row));
  }

  /// Writes a decision down, with all that follows from it: all or nothing.
  ///
  /// @param run as it is from now on
  /// @param decision whose id is given here
  /// @param steps whose ids and decision are given here
  /// @param legs that are new or have another state
  /// @return whether it was new; a decision whose key is known changes nothing
  public boolean decide(
      PilotRow run, PilotDecisionRow decision, List<PilotStepRow> steps, List<PilotLegRow> legs) {
    return database.write(
        connection -> {
          PilotDecisionTable table = new PilotDecisionTable(connection);
          long id = table.add(decision);
          if (id == 0) {
            return false;
          }
          for (PilotStepRow step : steps) {
            table.add(id, step);
          }
          PilotTable runs = new PilotTable(connection);
          runs.note(run);
          for (PilotLegRow leg : legs) {
            runs.put(leg);
          }
          return true;
        });
  }

  /// Notes what came of a step, together with what it made of its leg.
  public void done(PilotStepRow step, PilotLegRow leg) {
    database.write(
        connection -> {
          new PilotDecisionTable(connection).note(step);
          new PilotTable(connection).put(leg);
          return true;
        });
  }

  /// Notes that a step waits, and for what.
  public void waits(PilotStepRow step) {
    database.write(connection -> new PilotDecisionTable(connection).note(step));
  }

  /// The steps of a run that are not done, in their order.
  public List<PilotStepRow> wanted(long run) {
    return database.read(connection -> new PilotDecisionTable(connection).wanted(run));
  }

  /// All legs of a run, in the order of their names.
  public List<PilotLegRow> legs(long run) {
    return database.read(connection -> new PilotTable(connection).legs(run));
  }

  /// How many decisions a run has.
  public long decisions(long run) {
    return database.read(connection -> new PilotDecisionTable(connection).count(run));
  }

  /// The last decisions at an account, the newest first.
  public List<PilotDecisionRow> decisions(String account, int most) {
    return database.read(connection -> new PilotDecisionTable(connection).newest(account, most));
  }

  /// The steps of a decision, in their order.
  public List<PilotStepRow> steps(long decision) {
    return database.read(connection -> new PilotDecisionTable(connection).steps(decision));
  }

  @Override
  public void close() {
    database.close();
  }
}
